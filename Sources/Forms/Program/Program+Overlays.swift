import Cells

/// Help, menu and end dialog.
extension Program {
    mutating func proposeEnd() {
        guard mayEnd else { return }
        let leaves = isAtStart
        overlay = .ending(
            Dialog(
                title: leaves ? words.leaveTitle : words.endTitle, text: leaves ? words.leaveText : words.endText,
                buttons: [
                    DialogButton(true, leaves ? words.leaveYes : words.endYes), DialogButton(false, words.endNo),
                ], focus: 1, escape: false))
    }

    mutating func pressInOverlay(_ key: Key, _ now: Instant) -> [Command<Ask>] {
        switch overlay {
        case nil: return []
        case .help(var panel):
            overlay = panel.press(key) ? nil : .help(panel)
            return []
        case .ending(var dialog):
            let choice = dialog.press(key)
            overlay = choice == nil ? .ending(dialog) : nil
            guard choice == true else { return [] }
            return isAtStart ? shutDown(now) : endSession(now)
        case .menu(var panel):
            let outcome = panel.press(key)
            switch outcome {
            case .stays: overlay = .menu(panel)
            case .closes: overlay = nil
            case .chose(let action):
                overlay = nil
                guard let key = action.hint.keys.first else { return [] }
                return perform(action, by: key, now)
            }
            return []
        }
    }

    /// Fits an open overlay to the window.
    mutating func layOutOverlay() {
        if case .help(var panel) = overlay {
            panel.fit(Frame.helpBody(size).size)
            overlay = .help(panel)
        }
    }
}
