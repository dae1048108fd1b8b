extension FailureTexts {
    /// What the disk, the lock, the database or a device did not do. No sentence promises that something was saved.
    public static let locked = FailureText(901, "正在保存的人较多，这一次没有存上。", "请稍等再试一次，您填的内容还在。")
    public static let changedByOther = FailureText(902, "已被他人修改。", "您填的内容还在；请看过最新的情况后再做一次。")
    public static let notFound = FailureText(903, "这条记录已经不在了。", "请返回后重新查看。")
    public static let diskFull = FailureText(904, "存储空间已满，没有存上。", "请通知管理人员清理空间后再试。")
    public static let readOnly = FailureText(905, "数据目录不能写入，没有存上。", "请通知管理人员检查目录的权限。")
    public static func notWritable(_ path: String) -> FailureText {
        FailureText(
            918, "\(path) 不能写入，所以打不开；只是查看，也要在里面写一个锁文件。",
            "请检查目录的权限，以及磁盘是不是以只读方式挂载；只读的备份，请先复制到可以写入的磁盘上。")
    }
    public static func notAnOffice(_ path: String) -> FailureText {
        FailureText(
            906, "\(path) 里没有办公数据。",
            "请用 --data 指明正确的目录；要新建办公室用 anju create，要练习用 anju sample。")
    }
    public static func noPermission(_ path: String) -> FailureText {
        FailureText(914, "当前账号没有权限打开 \(path)。", "请改用办公室的服务账号运行，或请管理人员检查权限。")
    }
    public static func notADirectory(_ path: String) -> FailureText {
        FailureText(915, "\(path) 不是目录。", "请用 --data 指明一个目录。")
    }
    public static func notEmpty(_ path: String) -> FailureText {
        FailureText(907, "\(path) 不是空目录。", "请换一个空目录。")
    }
    public static func newerSchema(found: Int, known: Int) -> FailureText {
        FailureText(
            908, "数据由更新的程序写成（版本 \(found)，本程序只认得到 \(known)）。", "请安装新版本的程序，数据没有被改动。")
    }
    public static func networkFileSystem(_ path: String) -> FailureText {
        FailureText(909, "\(path) 在网络文件系统上，不能保证数据安全。", "请把数据目录放在本机的磁盘上。")
    }
    public static func damaged(_ what: String) -> FailureText {
        FailureText(910, "数据有损坏（\(what)）。", "请停止办理，保留数据目录原样，通知管理人员：先用 anju verify 看清坏在哪里，再从备份恢复。")
    }
    public static func keyMissing(_ id: String) -> FailureText {
        FailureText(911, "打开数据需要的密钥 \(id) 不在或者不对。", "请通知管理人员检查密钥的位置。")
    }
    public static func tooLarge(limitBytes: Int) -> FailureText {
        FailureText(912, "内容太大，不能超过 \(FileSize.words(bytes: limitBytes))。", "请分开或者缩小后再试。")
    }
    public static func system(code: Int32, operation: String) -> FailureText {
        FailureText(913, "本机出了故障（\(operation)，代码 \(code)）。", "请再试一次；还不行，请通知管理人员。")
    }
}
