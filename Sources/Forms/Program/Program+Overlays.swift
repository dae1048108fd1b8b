import Cells

/// Help, menu and end dialog.
extension Program {
    /// - Parameter isTyped: a digit led here, which may be one of a number that somebody types on the wrong page: the next ones
    ///   answer nothing.
    mutating func proposeEnd(isTyped: Bool = false) {
        guard mayEnd else { return }
        let leaves = isAtStart
        overlay = .ending(
            Dialog(
                title: leaves ? words.leaveTitle : words.endTitle, text: leaves ? words.leaveText : words.endText,
                buttons: [
                    DialogButton(true, leaves ? words.leaveYes : words.endYes), DialogButton(false, words.endNo),
                ], focus: 1, escape: false, isFinal: isTyped))
    }

    mutating func pressInOverlay(_ key: Key, _ now: Instant) -> [Command<Ask>] {
        switch overlay {
        case nil: return []
        case .help(var panel):
            if !panel.takesText, let action = actionsOverHelp().first(where: { $0.hint.keys.contains(key) }) {
                overlay = nil
                return perform(action, by: key, now)
            }
            if !panel.takesText, settings.showsPadMenu, key == .character("0") {
                overlay = .menu(MenuPanel(actions: menuActions()))
                return []
            }
            overlay = panel.press(key) ? nil : .help(panel)
            return []
        case .ending(var dialog):
            let choice = dialog.press(key)
            // One that is no answer is typed on: neither is the next.
            if choice == nil, key.isCharacter { dialog.isFinal = true }
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
                if action.doer == .end, key.isCharacter {
                    proposeEnd(isTyped: true)
                    return []
                }
                guard let key = action.hint.keys.first else { return [] }
                return perform(action, by: key, now)
            }
            return []
        }
    }

    /// What help lists as working everywhere also works while it is read: to call somebody, to end.
    func actionsOverHelp() -> [Action] {
        actions().filter { action in
            switch action.doer {
            case .standing, .end: action.hint.isEnabled
            case .screen, .back, .help, .inputMethod: false
            }
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
