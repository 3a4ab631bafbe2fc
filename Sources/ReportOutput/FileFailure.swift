import Diagnostics

#if canImport(Glibc)
    import Glibc
#endif

/// Why a file could not be written.
package enum FileFailure: Error {
    /// An `errno` and the path it was about.
    case system(Int32, String)
    /// A folder that we did not make.
    case foreign(String)
    /// Another run is at work there.
    case busy(String)
    /// A file or folder in which somebody wrote or removed something while the report was being made.
    case changed(String)
    /// An address in the report that leads out of its folder.
    case outside(String)

    /// - Parameter folder: The output folder as messages show it.
    package func diagnostic(folder: String) -> Diagnostic {
        switch self {
        case .foreign:
            Diagnostic(
                .error, .`inte-vår-mapp`, "\(folder) finns redan och är inte gjord av build-report",
                help: "flytta eller byt namn på den; ingenting i den har ändrats")
        case .busy:
            Diagnostic(
                .error, .`upptaget`, "en annan körning skriver just nu \(folder)",
                help: "vänta tills den är klar och kör igen")
        case .changed:
            Diagnostic(
                .error, .`ändrad-fil`, "någon annan ändrade eller tog bort en fil i \(folder) medan rapporten skrevs",
                help: "kör igen")
        case .outside(let path):
            Diagnostic(
                .error, .`adress-ut-ur-mappen`, "adressen ”\(path)” leder ut ur \(folder)",
                help: "byt namn eller id i innehållet")
        case .system(let code, _):
            switch code {
            case ENOSPC, EDQUOT:
                Diagnostic(
                    .error, .`disken-full`, "disken är full; rapporten fick inte plats i \(folder)",
                    help: "frigör utrymme och kör igen")
            case EACCES, EPERM:
                Diagnostic(
                    .error, .`saknar-behörighet`, "du har inte rätt att skriva i \(folder)",
                    help: "be den som äger mappen att ge dig skrivrätt")
            case EROFS:
                Diagnostic(
                    .error, .`skrivskyddad`, "\(folder) ligger på en skrivskyddad disk",
                    help: "välj en annan plats för projektet")
            case ENAMETOOLONG:
                Diagnostic(
                    .error, .`för-långt-namn`, "en adress i rapporten blir för lång som filnamn",
                    help: "korta id eller filnamn i innehållet")
            case EEXIST:
                Diagnostic(
                    .error, .`dubbel-adress`, "två filer i rapporten får samma adress",
                    help: "byt namn eller id på den ena i innehållet")
            case ENOTDIR:
                Diagnostic(
                    .error, .`kan-inte-skriva`, "\(folder) går inte att skriva: en fil ligger där en mapp behövs",
                    help: "flytta eller byt namn på filen")
            case EBUSY:
                Diagnostic(
                    .error, .`kan-inte-skriva`, "\(folder) är en egen disk och går inte att byta ut",
                    help: "koppla bort disken, eller lägg den ett steg upp")
            default:
                Diagnostic(
                    .error, .`kan-inte-skriva`, "\(folder) går inte att skriva (systemets felkod \(code))",
                    help: "kontrollera mappen och kör igen")
            }
        }
    }
}
