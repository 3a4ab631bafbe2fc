import Diagnostics

#if canImport(Glibc)
    import Glibc
#endif

/// Why a file could not be written.
enum FileFailure: Error {
    /// An `errno` and the path it was about.
    case system(Int32, String)
    /// A folder that we did not make.
    case foreign(String)
    /// Another run is at work there.
    case busy(String)

    /// - Parameter folder: The output folder as messages show it.
    func diagnostic(folder: String) -> Diagnostic {
        switch self {
        case .foreign:
            Diagnostic(.error, "inte-vår-mapp", "\(folder) finns redan och är inte gjord av build-report",
                help: "flytta eller byt namn på den; ingenting i den har ändrats")
        case .busy:
            Diagnostic(.error, "upptaget", "en annan körning skriver just nu \(folder)", help: "vänta tills den är klar och kör igen")
        case .system(let code, _):
            switch code {
            case ENOSPC, EDQUOT:
                Diagnostic(.error, "disken-full", "disken är full; rapporten fick inte plats i \(folder)", help: "frigör utrymme och kör igen")
            case EACCES, EPERM:
                Diagnostic(.error, "saknar-behörighet", "du har inte rätt att skriva i \(folder)", help: "be den som äger mappen att ge dig skrivrätt")
            case EROFS:
                Diagnostic(.error, "skrivskyddad", "\(folder) ligger på en skrivskyddad disk", help: "välj en annan plats för projektet")
            case ENAMETOOLONG:
                Diagnostic(.error, "för-långt-namn", "en adress i rapporten blir för lång som filnamn", help: "korta id eller filnamn i innehållet")
            default:
                Diagnostic(.error, "kan-inte-skriva", "\(folder) går inte att skriva (\(String(cString: strerror(code))))", help: "kontrollera mappen och kör igen")
            }
        }
    }
}
