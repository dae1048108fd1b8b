extension KioskFrames {
    /// The pages of 【CA证书】.
    static let certificate: [String: String] = [
        "certificate-files": """
          个人登录

          请选择证书文件

          请插好U盘，选 .p12、.pfx 或 .pem 文件。只读取一次，不会保存。

          位置  U盘

            1  a-good.p12                                   2 KB  2023年8月21日 10:00
          > 2  b-good.pem                                   1 KB  2023年8月21日 10:00
            3  c-over.pem                                   1 KB  2023年8月21日 10:00
            4  d-company.p12                                2 KB  2023年8月21日 10:00
            5  e-stranger.pfx                               2 KB  2023年8月21日 10:00
            6  back.png                                     2 KB  不能用这种文件
            7  front.png                                    2 KB  不能用这种文件
            8  letter.png                                   13 B  不能用这种文件
            9  nothing.png                                   0 B  空文件



            第 1 页，共 2 页   第 2 条，共 10 条


          回车 选择  → 下一页  Esc 返回  F9 呼叫工作人员  0 菜单  F1 帮助  F10 结束
        """,
        "certificate-pin": """
          个人登录

          请输入证书的PIN码

          证书文件：b-good.pem
          证书持有人：陈*民

          > PIN码  [                              ]
                    发证机构给您的，或者您自己设定的。输入时显示为星号。

            [ 登录 ]












          回车 登录  ↓ 到按钮，再按 0 打开菜单  Esc 返回  F9 呼叫  F1 帮助  F10 结束
        """,
        "certificate-wrong": """
          个人登录

          请输入证书的PIN码

          证书文件：b-good.pem
          证书持有人：陈*民

          ! PIN码不对，或者证书文件已损坏。请核对后再输入；忘了的，请找发证机构。
          登录没有成功。为保护您的账号，请在1秒后再试。

          > PIN码  [                              ]
                    发证机构给您的，或者您自己设定的。输入时显示为星号。

            [ 登录 ]









          回车 登录  ↓ 到按钮，再按 0 打开菜单  Esc 返回  F9 呼叫  F1 帮助  F10 结束
        """,
    ]
}
