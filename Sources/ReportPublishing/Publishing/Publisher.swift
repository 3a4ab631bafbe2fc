import ReportOutput

/// Publishes a built report, and takes back what was published.
///
/// What is live changes at one moment, by one rename, after everything else has been done and proved.
public struct Publisher: Sendable {
    /// Makes the page that lists the editions, newest first, given the name that always leads to the newest.
    public typealias FrontPage = @Sendable ([Release], _ current: String?) -> String?

    let shell: Shell
    /// Releases that are kept beside the live one.
    let kept: Int
    let frontPage: FrontPage
    /// Told each step: ”för över filer”.
    let progress: @Sendable (String) -> Void

    public init(shell: Shell, kept: Int, frontPage: @escaping FrontPage, progress: @escaping @Sendable (String) -> Void)
    {
        self.shell = shell
        self.kept = kept
        self.frontPage = frontPage
        self.progress = progress
    }

    /// What came of it.
    public struct Outcome: Sendable {
        public var live: ReleaseName
        /// What an earlier run had left.
        public var swept: [String] = []
        public var dropped: [String] = []
        /// What someone else's files kept from being written.
        public var leftAlone: [String] = []
        /// What failed after the switch: what is live is whole all the same.
        public var afterwards: PublishingFailure?
        /// Whether the person asked for an end when the switch was already under way.
        public var wasTooLateToStop = false
    }

    /// - Parameter broken: A lock that is to be taken over; `nil` where none is to be there.
    public func publish(_ plan: PublishingPlan, breaking broken: LockOwner?) throws(PublishingFailure) -> Outcome {
        let owner = ThisMachine.owner(of: plan.edition, at: plan.look.state.now)
        let (state, swept) = try begin(owner, breaking: broken)
        let release = ReleaseName.next(of: plan.edition, now: state.now, after: state.times)
        do {
            try Interruption.check()
            guard state.live[plan.edition] == plan.liveRelease else { throw PublishingFailure.moved }
            progress("För över filerna till \(shell.place.shown)")
            try shell.run { step in
                step.add("owned", owner.text)
                step.add("receive", release.text)
            }
            try upload(plan, as: release, state).run()
            progress("Kontrollerar det som kom fram")
            try prove(plan, release, owner)
            progress("Byter till den nya rapporten")
            let entry = SwitchHistory.Entry(
                time: state.now, kind: .publish, edition: plan.edition, from: plan.liveRelease, to: release,
                who: owner.who)
            var planned = plan.planned(by: owner.who, at: release.time)
            planned.name = release
            var outcome = try change(to: planned, sealing: true, entry: entry, state, owner)
            outcome.swept = swept
            return outcome
        } catch {
            giveUp(owner, release)
            throw error as? PublishingFailure ?? .other("\(error)")
        }
    }

    /// Makes an earlier release the live one again.
    public func rollBack(to target: Release, edition: String, at look: Look, breaking broken: LockOwner?)
        throws(PublishingFailure) -> Outcome
    {
        let owner = ThisMachine.owner(of: edition, at: look.state.now)
        let (state, swept) = try begin(owner, breaking: broken)
        do {
            try Interruption.check()
            guard state.live[edition] == look.state.live[edition] else { throw PublishingFailure.moved }
            guard state.release(target.name) != nil else { throw PublishingFailure.noRelease(target.name.text) }
            progress("Kontrollerar utgåvan")
            let found = try proveKept(target)
            guard found.isWhole else { throw PublishingFailure.damagedRelease(target.name.text, found) }
            let entry = SwitchHistory.Entry(
                time: state.now, kind: .rollback, edition: edition, from: state.live[edition], to: target.name,
                who: owner.who)
            var outcome = try change(to: target, sealing: false, entry: entry, state, owner)
            outcome.swept = swept
            return outcome
        } catch {
            giveUp(owner, nil)
            throw error as? PublishingFailure ?? .other("\(error)")
        }
    }

    // MARK: The steps

    /// Takes the lock and what an interrupted run has left away, and looks again: now nothing changes any more.
    private func begin(_ owner: LockOwner, breaking broken: LockOwner?) throws(PublishingFailure) -> (
        PlaceState, swept: [String]
    ) {
        try Interruption.check()
        do {
            let answer = try Interruption.shielding { () throws(PublishingFailure) in
                try shell.run { step in
                    step.add("claim", owner.text, broken?.text ?? "-")
                    step.add("sweep")
                    step.add("inspect", owner.edition)
                }
            }
            return (PlaceState(answer), answer["swept"].compactMap(\.first))
        } catch {
            // The lock may have been taken before the rest failed.
            giveUp(owner, nil)
            throw error
        }
    }

    private func upload(_ plan: PublishingPlan, as release: ReleaseName, _ state: PlaceState) -> Upload {
        let own = state.releases.map(\.name).filter { $0.edition == plan.edition && $0 != plan.liveRelease }.sorted(
            by: >)
        let others = [state.current.flatMap { state.live[$0] }].compactMap { $0 }.filter { $0.edition != plan.edition }
        let there = Set(state.releases.map(\.name))
        return Upload(
            shell: shell, source: plan.built.folder, paths: plan.manifest.entries.map(\.path) + [Manifest.fileName],
            folder: state.folder, release: release,
            earlier: ([plan.liveRelease].compactMap { $0 } + own + others).filter(there.contains), mask: state.mask)
    }

    /// Nothing is believed of what was sent: every file is read there, and there is no other.
    private func prove(_ plan: PublishingPlan, _ release: ReleaseName, _ owner: LockOwner) throws(PublishingFailure) {
        let folder = ".build-report/incoming/\(release.text)"
        let answer = try shell.run { step in
            step.add("owned", owner.text)
            step.add("stamp", folder, release.touchTime)
            step.add("sums", folder)
            step.add("flush", folder)
        }
        guard let (found, odd) = answer.sums else { throw .cutOff }
        let result = Verification(of: plan.manifest, manifestDigest: plan.built.manifestDigest, found: found, odd: odd)
        guard result.isWhole else {
            // What was damaged on the way differs from the files here; what was changed here does not.
            throw plan.built.differences.isEmpty ? .damaged(result) : .builtFilesChanged
        }
    }

    /// An earlier release against the manifest that it was published with.
    private func proveKept(_ release: Release) throws(PublishingFailure) -> Verification {
        let folder = ".build-report/releases/\(release.name.text)"
        let answer = try shell.run { step in
            step.add("sums", folder)
            step.add("manifest", "kept", folder)
        }
        guard let (found, odd) = answer.sums else { throw .cutOff }
        return Verification.ofItself(
            found: found, odd: odd, manifest: answer.text(["manifest", "kept"]), digest: release.manifestDigest)
    }

    /// The switch, and what follows of it.
    private func change(
        to release: Release, sealing: Bool, entry: SwitchHistory.Entry, _ state: PlaceState, _ owner: LockOwner
    ) throws(PublishingFailure) -> Outcome {
        try Interruption.check()
        let editions = CurrentEdition.ordered(state.liveReleases(but: release.name.edition) + [release])
        let all = state.releases.map(\.name) + (sealing ? [release.name] : [])
        let live = Set(state.live.values.filter { $0.edition != release.name.edition } + [release.name])
        let page = frontPage(editions, state.isForeign(PlaceState.currentName) ? nil : PlaceState.currentName)
        let build = { (step: inout ShellStep) in
            step.add("owned", owner.text)
            if sealing { step.add("seal", release.name.text, release.note) }
            step.add("switch_to", release.name.edition, release.name.text, entry.from?.text ?? "", entry.line)
            if !state.isForeign(PlaceState.currentName), let current = editions.first?.name.edition,
                current != state.current
            {
                step.add("lead", PlaceState.currentName, current, state.current ?? "")
            }
            if let page {
                step.add(
                    "front_page",
                    ReleaseName.next(of: "-", now: state.now, after: state.times + [release.name.time]).touchTime, page)
            }
            if sealing {
                let steps = [entry.from].compactMap { $0 } + state.history.steps(of: release.name.edition)
                for old in Retention.dropped(
                    all, edition: release.name.edition, live: live, steps: steps, keeping: kept)
                { step.add("drop", old.text) }
            }
            step.add("unlock", owner.text)
        }
        let (answer, failure) = try Interruption.shielding { () throws(PublishingFailure) in
            let (answer, failure) = try attempt(build)
            guard answer.has("switched") || isLive(release.name) else { throw failure ?? .cutOff }
            return (answer, failure)
        }
        if failure != nil { giveUp(owner, nil) }
        return Outcome(
            live: release.name, dropped: answer["dropped"].compactMap(\.first),
            leftAlone: answer["left"].compactMap(\.first), afterwards: failure,
            wasTooLateToStop: Interruption.isRequested)
    }

    /// The step that switches. That nothing was heard of it says nothing of what it did.
    private func attempt(_ build: (inout ShellStep) -> Void) throws(PublishingFailure) -> (
        answer: StepAnswer, failure: PublishingFailure?
    ) {
        do { return try shell.attempt(build) } catch { return (StepAnswer([]), error) }
    }

    /// Whether a switch was done of which nothing was heard.
    private func isLive(_ release: ReleaseName) -> Bool {
        (try? shell.look(for: release.edition))?.state.live[release.edition] == release
    }

    /// Takes away what was begun, as far as the place can be reached; the next publishing does the rest.
    private func giveUp(_ owner: LockOwner, _ release: ReleaseName?) {
        _ = try? Interruption.shielding { () throws(PublishingFailure) in
            try shell.run { $0.add("abandon", owner.text, release?.text ?? "") }
        }
    }
}
