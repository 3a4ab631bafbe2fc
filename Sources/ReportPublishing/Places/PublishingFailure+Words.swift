import Diagnostics

extension PublishingFailure {
    /// - Parameter place: The destination as the person wrote it.
    public func diagnostic(place: String) -> Diagnostic {
        let (id, message, help) = words(place)
        return Diagnostic(.error, id, message, help: help)
    }

    private func words(_ place: String) -> (id: String, message: String, help: String?) {
        switch self {
        case .noProgram(let name):
            (
                "saknar-program", "programmet \(name) finns inte på den här datorn",
                "kör ./build-report, som installerar det, eller be den som sköter datorn: apt-get install \(name == "ssh" ? "openssh-client" : name)"
            )
        case .wrongKey(let host):
            (
                "fel-nyckel", "\(host) godtar inte din nyckel, så inloggningen gick inte",
                "kontrollera användarnamnet, att din ssh-nyckel är tillagd på servern, och att den är upplåst här (ssh-add); lösenord används inte"
            )
        case .unknownHostKey(let host):
            (
                "okänd-server", "den här datorn känner inte igen servern \(host), så inget skickades dit",
                "logga in en gång för hand (ssh \(host)), jämför fingeravtrycket med det som den som sköter servern har uppgett och svara yes"
            )
        case .changedHostKey(let host):
            (
                "bytt-server",
                "servern \(host) har en annan nyckel än förut; det kan vara en annan dator som svarar, så inget skickades dit",
                "fråga den som sköter servern om nyckeln är bytt innan du gör något mer"
            )
        case .unknownHost(let host):
            ("okänd-adress", "det finns ingen server som heter \(host)", "kontrollera stavningen och att du har nät")
        case .refused(let host):
            (
                "servern-svarar-inte", "\(host) tar inte emot inloggning med ssh",
                "kontrollera namnet och porten, eller fråga den som sköter servern"
            )
        case .noRoute(let host):
            (
                "servern-svarar-inte", "\(host) går inte att nå härifrån",
                "kontrollera att du har nät och är ansluten till rätt VPN"
            )
        case .cutOff:
            (
                "avbruten-förbindelse", "förbindelsen med \(place) bröts",
                "det som var publicerat ligger kvar; kör igen, så städas resterna bort"
            )
        case .noShell(let host):
            (
                "inga-kommandon", "kontot på \(host) får inte köra kommandon",
                "be den som sköter servern om ett konto med skal och rsync"
            )
        case .placeMissing:
            (
                "platsen-saknas", "platsen \(place) finns inte",
                "kontrollera stavningen och att disken är ansluten; är platsen ny skapar du mappen först"
            )
        case .placeIsFile:
            ("platsen-saknas", "\(place) är en fil och ingen mapp", "ange mappen som webbservern visar")
        case .noPermission:
            (
                "saknar-behörighet", "du har inte rätt att skriva i \(place)",
                "be den som äger mappen att ge dig skrivrätt"
            )
        case .readOnly:
            (
                "skrivskyddad", "\(place) ligger på en skrivskyddad disk",
                "kontrollera att platsen är rätt, och fråga den som sköter den"
            )
        case .noSpace:
            (
                "disken-full", "disken är full: rapporten får inte plats på \(place)",
                "frigör utrymme, eller spara färre tidigare utgåvor med --keep; det som var publicerat ligger kvar"
            )
        case .noLinks:
            (
                "inga-länkar",
                "filsystemet på \(place) kan inte ha symboliska länkar, och utan dem går det inte att byta hela rapporten i ett steg",
                "publicera med ssh till servern i stället, eller till en mapp på en disk som har länkar"
            )
        case .noTool(let name):
            (
                "saknar-program", "på \(place) finns inte \(name)",
                "be den som sköter servern att installera det: apt-get install \(name == "sha256sum" ? "coreutils" : name)"
            )
        case .foreign(let name):
            (
                "inte-vår-mapp", "”\(name)” på \(place) är inte gjord av build-report och har inte rörts",
                "flytta eller byt namn på den, eller publicera på en annan plats"
            )
        case .linked(let name):
            (
                "länk-i-mappen",
                "”\(name)” på \(place) är en länk eller något annat som build-report inte har lagt dit, så inget gjordes",
                "någon som får skriva på platsen har lagt den där; det som den leder till har inte rörts. Ta bort den själv, eller be den som sköter platsen, och kör igen"
            )
        case .busy(let owner, let text):
            (
                "upptaget",
                owner.map { "\($0.who) publicerar \($0.edition) på \(place)" }
                    ?? "någon annan publicerar på \(place) (\(text))",
                "vänta tills det är klart; vet du att det har avbrutits kör du igen med --break-lock"
            )
        case .lockLost:
            (
                "tappat-lås", "någon annan har tagit över låset på \(place), så inget byttes",
                "fråga den som publicerar, och kör igen när det är klart"
            )
        case .moved:
            (
                "ändrat-under-tiden", "någon annan har publicerat på \(place) under tiden, så inget byttes",
                "kör igen, så jämförs rapporten med den som ligger där nu"
            )
        case .noRelease(let name):
            (
                "okänd-utgåva", "utgåvan \(name) finns inte på \(place)",
                "se vilka som finns: ./build-report releases \(place)"
            )
        case .noReport:
            (
                "ingen-rapport", "på \(place) ligger ingen rapport av build-report",
                "kontrollera platsen; adressen ska vara den där rapporten eller alla årgångar ligger"
            )
        case .other(let words):
            (
                "kan-inte-publicera", "det gick inte på \(place): \(words)",
                "det som var publicerat ligger kvar; visa meddelandet för den som sköter platsen"
            )
        case .builtFilesChanged:
            (
                "ändrat-under-tiden", "den byggda rapporten ändrades medan den fördes över, så inget byttes",
                "vänta tills ingen annan bygger och kör igen"
            )
        case .damaged(let found):
            (
                "skadad", "det som kom fram till \(place) är inte det som byggdes (\(found.counts)), så inget byttes",
                "kör igen; kommer det tillbaka är disken eller förbindelsen skadad"
            )
        case .damagedRelease(let name, let found):
            (
                "skadad",
                "utgåvan \(name) på \(place) är inte längre den som publicerades (\(found.counts)\(Self.names(found))), så inget byttes",
                "någon har ändrat i filerna på platsen. Utgåvorna delar de filer som är lika, så ändringen kan finnas i flera: välj en annan utgåva, eller publicera rapporten på nytt ur innehållet"
            )
        case .interrupted:
            ("avbrutet", "publiceringen avbröts; det som var publicerat ligger kvar", nil)
        }
    }

    /// ”: mal/index.html, data/mal.csv”
    private static func names(_ found: Verification) -> String {
        let paths = found.changed + found.missing + found.extra
        let more = paths.count - 3
        return (paths.isEmpty ? "" : ": ") + paths.prefix(3).joined(separator: ", ")
            + (more > 0 ? " och \(more) till" : "")
    }
}

extension Verification {
    /// ”2 saknas, 1 är ändrad”
    public var counts: String {
        let parts = [
            missing.isEmpty ? nil : "\(missing.count) saknas",
            changed.isEmpty ? nil : "\(changed.count) är \(changed.count == 1 ? "ändrad" : "ändrade")",
            extra.isEmpty ? nil : "\(extra.count) hör inte dit",
            unread.isEmpty ? nil : "\(unread.count) gick inte att läsa",
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }
}
