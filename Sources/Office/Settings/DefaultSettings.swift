extension Settings {
    /// The `anju.toml` that a new office starts with.
    ///
    /// - Parameter training: a training directory offers its own `media` folder, a simulated scanner and a simulated printer.
    public static func defaultFile(training: Bool) -> String {
        let roots = training ? "[{ name = \"样张\", path = \"media\" }]" : "[{ name = \"U 盘\", path = \"/media\" }]"
        return """
            # anju 的设置。启动时检查；写错了会指出是哪一行、可以写什么。
            # 删去一行就用默认值。办件规则（期限、理由、告知书）不在这里，在 policies/ 与 templates/ 里。

            [terminal]
            # 呼叫工作人员时显示的机器名；空着就用终端设备名，/dev/pts/3 显示为 3号终端。也可以用 anju kiosk --terminal 指定。
            name = ""
            # 配色：default、high-contrast、mono，或 themes/ 里自备的一个。
            theme = "default"

            [idle]
            # 自助机：多少秒没有按键就提醒，提醒后多少秒退出（不少于 20 秒，可以一再延长）。
            kiosk_warn_seconds = 60
            kiosk_grace_seconds = 30
            # 柜台：锁屏、退出登录、一次登录最长的秒数。
            counter_lock_seconds = 600
            counter_sign_out_seconds = 1800
            counter_longest_seconds = 43200

            [keys]
            # 主密钥放在哪里。正式使用时请放在数据目录以外、另行备份的地方（绝对路径）。
            place = "keys"

            [media]
            # 申请人可以从哪些地方取文件；别处一律看不到。相对路径从数据目录算起。
            roots = \(roots)
            # 高拍仪存放照片的文件夹；空着表示没有。只取最近若干秒内的一张。
            camera_folder = ""
            camera_within_seconds = 120
            # 这台机器最多收多大的一个文件（字节）；规则（policies/renewal.toml）可以定得更小。
            upload_limit_bytes = 10485760

            [scanner]
            # none：没有；simulated：演示用；scanimage：SANE 扫描仪，device 用 scanimage -L 查看。
            kind = "\(training ? "simulated" : "none")"
            device = ""

            [printer]
            # none：没有；simulated：演示用，不会真的打印；cups：CUPS 打印机，queue 用 lpstat -e 查看，空着就用默认的一台。
            kind = "\(training ? "simulated" : "none")"
            queue = ""

            [ca]
            # CA证书登录。认可的根证书（*.pem，中间证书也可以放在一起）和吊销列表（*.pem）放在这两个文件夹；没有根证书就显示“尚未接通”。
            # 放了某个发证机构的吊销列表，就一定要按时更新：过期以后，这个机构的证书都不能登录。
            roots = "certificates/roots"
            lists = "certificates/crl"
            # 证书里哪一项是证件号码、统一社会信用代码：按顺序查找的 OID（主题项或者扩展项）。
            person_numbers = ["2.5.4.5", "1.2.156.10260.4.1.1"]
            organisation_numbers = ["2.5.4.5", "2.5.4.97", "1.2.156.10260.4.1.4", "1.2.156.10260.4.1.3"]

            [picture]
            # 读取图片的辅助程序；空着就用 anju 旁边的 anju-picture。
            helper = ""

            [paper]
            # 排版文件的辅助程序；空着就用 anju 旁边的 anju-paper。
            helper = ""

            [pinyin]
            # 拼音输入的辅助程序；空着就用 anju 旁边的 anju-pinyin。
            helper = ""

            [check]
            # 核对单位签名用的公钥（Ed25519）：Base64 或十六进制，或者 PEM 文件的路径。设了以后，报告文件必须有对的签名才导入。
            public_key = ""

            [log]
            # debug、info、notice、warning、error。日志里没有个人信息。
            level = "info"

            """
    }
}
