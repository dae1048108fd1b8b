extension FormsWords {
    /// Words for tests of screens. The real ones are with all other sentences.
    public static var sample: FormsWords {
        var words = FormsWords()
        words.fillKeys()
        words.fillPinyin()
        words.fillOverlays()
        words.fillWidgets()
        return words
    }

    private mutating func fillKeys() {
        help = "帮助"
        end = "结束使用"
        endShort = "结束"
        leave = "退出程序"
        back = "返回"
        menu = "菜单"
        menuBelowText = "到按钮，再按 0 打开菜单"
        menuBelowTextShort = "到按钮，再按 0"
        keyEnter = "回车"
        keySpace = "空格"
        keyBackspace = "退格"
        keyUp = "上"
        keyDown = "下"
        keyLeft = "左"
        keyRight = "右"
        keyUseless = "这个键现在没有用。"
        training = "训练"
        idleLeft = "还剩 {seconds} 秒"
    }

    private mutating func fillPinyin() {
        pinyin = "拼音"
        pinyinOff = "关拼音"
        pinyinIsOn = "拼音已打开：输入拼音字母，再按数字选字。"
        pinyinIsOff = "拼音已关闭。"
        pinyinNotHere = "这一栏不填汉字，请直接输入。"
        pinyinFailed = "拼音输入现在用不了，已输入的字母留在栏里。可以照常输入，并请告诉工作人员。"
        pinyinDigits = "数字"
        pinyinChoose = "选字"
        pinyinFirst = "选第一个"
        pinyinLetters = "要字母"
        pinyinDrop = "不要了"
        pinyinSimplified = "简体"
        pinyinTraditional = "繁体"
        pinyinNone = "没有这样读的字"
        pinyinHelpTitle = "输入汉字"
        pinyinHelp = "输入拼音字母，再按数字选字。"
    }

    private mutating func fillOverlays() {
        helpTitle = "帮助：{title}"
        helpKeys = "现在可用的按键"
        helpClose = "关闭帮助"
        menuTitle = "菜单"
        menuChoose = "选择"
        menuMove = "移动"
        endTitle = "结束使用"
        endText = "结束后，屏幕上的个人信息会被清除。"
        endYes = "结束使用"
        endNo = "继续办理"
        leaveTitle = "退出程序"
        leaveText = "确定退出程序吗？"
        leaveYes = "退出"
        idleTitle = "您还在吗？"
        idleText = "{seconds} 秒后将自动结束，并清除屏幕上的个人信息。按任意键继续办理。"
        idleContinue = "继续办理"
        saving = "正在保存…"
        jobProgress = "已完成 {done} / {total}（{percent}%）"
        jobCount = "已完成 {done}"
        jobRate = "每秒 {rate}"
        jobLeft = "约剩 {time}"
        jobElapsed = "已用 {time}"
        jobCancel = "取消"
        jobBusy = "另一项工作还在进行。"
        seconds = "{n} 秒"
        minutes = "{n} 分钟"
        tooSmall = "窗口太小，请放大窗口。已填写的内容不会丢失。"
        tooSmallSize = "现在 {width}x{height}，至少 {leastWidth}x{leastHeight}"
    }

    private mutating func fillWidgets() {
        problems = "有 {count} 处需要改正"
        date = "{year}年{month}月{day}日"
        noSuchDate = "没有这一天"
        birthDate = "出生日期 {date}"
        change = "更改"
        position = "第 {place} 条，共 {total} 条"
        empty = "没有记录"
        loading = "正在读取…"
        goTo = "转到第 {number} 条"
        page = "第 {page} 页，共 {pages} 页"
        nextPage = "下一页"
        previousPage = "上一页"
        more = "下面还有"
        moreAbove = "上面还有"
        atEnd = "已到末尾"
        find = "查找"
        nextMatch = "下一处"
        contents = "目录"
        goToHeading = "到这一条"
        typeHeading = "请输入编号"
        notFound = "没有找到「{text}」"
        folder = "文件夹"
        parentFolder = "上一级文件夹"
    }
}
