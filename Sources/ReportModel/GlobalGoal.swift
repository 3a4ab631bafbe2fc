/// One of the 17 goals of Agenda 2030, with its official Swedish name.
///
/// Source: Regeringens och UNDP:s svenska namn på de globala målen (globalamalen.se).
public struct GlobalGoal: Sendable, Hashable {
    public var number: Int
    public var title: String

    public static let all: [GlobalGoal] = [
        "Ingen fattigdom", "Ingen hunger", "God hälsa och välbefinnande", "God utbildning för alla", "Jämställdhet",
        "Rent vatten och sanitet för alla", "Hållbar energi för alla",
        "Anständiga arbetsvillkor och ekonomisk tillväxt", "Hållbar industri, innovationer och infrastruktur",
        "Minskad ojämlikhet", "Hållbara städer och samhällen", "Hållbar konsumtion och produktion",
        "Bekämpa klimatförändringarna", "Hav och marina resurser", "Ekosystem och biologisk mångfald",
        "Fredliga och inkluderande samhällen", "Genomförande och globalt partnerskap",
    ].enumerated().map { GlobalGoal(number: $0.offset + 1, title: $0.element) }

    /// The goal of a number from 1 to 17.
    public static func numbered(_ number: Int) -> GlobalGoal? {
        all.indices.contains(number - 1) ? all[number - 1] : nil
    }
}
