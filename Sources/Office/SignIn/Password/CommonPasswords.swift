/// Passwords that are guessed first, in lower case, of eight characters and more: keyboard walks, pet digits
/// (5201314 「我爱你一生一世」, 168 「一路发」), pinyin phrases, and those that lead every published count. Digit runs and
/// repetitions beyond these are found by rule, not by list.
enum CommonPasswords {
    static let all = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let text = #"""
        !@#$%^&* !qaz2wsx !qaz@wsx 00000000 000000000 0000000000 01234567 012345678 0123456789 0987654321 10101010
        11111111 111111111 1111111111 11112222 11223344 1122334455 112233445566 11223344556677 12121212 123!@#qwe
        123123456 123321123 1234!@#$ 123412345 12341234a 12344321 123454321 1234554321 123456.. 123456.a 12345612
        123456123 123456123456 123456654321 12345678 12345678. 123456780 123456789 123456789. 1234567890
        1234567890a 1234567890q 123456789a 123456789abc 123456789q 123456789qq 123456789z 12345678a 12345678abc
        12345678q 12345679 1234567a 1234567q 1234567z 123456aa 123456ab 123456abc 123456abcd 123456asd 123456qq
        123456qwe 123456qwer 123456zxc 12345qwert 1234abcd 1234asdf 1234qwer 1234qwerasdf 12356789 123654789
        123698745 123abc123 123abc456 123asd123 123qwe123 123qwe456 123qweasd 123qweasdzxc 13141314 1314131413
        13145200 1314520520 13145211 1314521521 1314woaini 13572468 1357913579 13579246 135792468 1357924680
        147147147 147258369 1472583690 147258369a 147852369 147896325 1478963250 159159159 159357159 15935728
        159753159 15975346 16161616 168168168 16888888 168888888 18181818 18888888 19491001 19700101 19800101
        19821010 19850101 19860101 19861010 19870101 19871010 19880808 19881010 19890604 19900101 19991231 1g2w3e4r
        1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 1qw23er4 20000101 20001010 20080512
        20080808 20100101 20131420 201314520 20200101 20202020 20230101 22222222 22223333 2468013579 24681012
        246813579 258258258 258369147 27182818 2wsx3edc 31415926 314159265 3141592653 31415926535 321654987
        33333333 33445205 3344520520 369258147 369369369 4321rewq 44444444 456123789 51515151 52013145 5201314520
        5201314a 5201314aa 5201314abc 5203344520 52052000 520520520 520woaini 52105210 52113145 5211314521 55555555
        584131420 5841314520 5845201314 584520584520 588588588 654321987 66666666 666666666 6666666666 66668888
        66888866 69696969 741741741 741852963 7418529630 77582580 77585200 77585210 775852100 7758521521 77777777
        789456123 7894561230 78963214 789789789 86861818 86868686 87654321 876543210 888666888 88886666 88888888
        888888888 8888888888 963258741 963852741 987654123 987654321 9876543210 98989898 99999999 999999999
        a12345678 a123456789 a1234567890 a1b2c3d4 a1b2c3d4e5 a1s2d3f4 a1s2d3f4g5 a5201314 aa11bb22 aa123456
        aa123456789 aa5201314 aaa123456 aaaa1111 aaaaaaaa abc12345 abc123456 abc12345678 abc123456789 abc123abc
        abc5201314 abcd1234 abcd123456 abcde12345 abcdef123 abcdefg1 abcdefg123 abcdefgh admin!@# admin123
        admin1234 admin12345 admin123456 admin666 admin888 admin8888 admin@123 adminadmin administrator aini1314
        aixiaoming alibaba123 anju1234 anju123456 as123456 asd123456 asd123456789 asd123asd asdasdasd asdf1234
        asdf123456 asdf;lkj asdfasdf asdfghjk asdfghjkl baidu123 baobao123 baobei123 baobei520 barcelona baseball
        baseball1 batman123 beijing123 beijing2008 buzhidao changeme changeme123 charlie1
        china123 china2008 china888 computer computer1 corvette daxue123 dcba4321 dearbook default123 dragon123
        edcrfvtgb facai888 facaile888 facebook fendou123 ferrari1 football football1 forever1 fortnite fuguiqi888
        gongxifacai gongzufang google.com google123 guangdong guangdong123 guangzhou guest1234 hello123 hello1234
        helloworld hotmail1 huawei123 iamgod123 ilovechina iloveyou iloveyou1 iloveyou123 iloveyou2 iloveyou520
        internet jennifer jiayou123 jordan23 justdoit keaideni laogong123 laogong520 laopo123 laopo520 letmein1
        letmein123 lijing123 lining123 linkedin1 lisi1234 liuyang123 liverpool liwei123 lkjhgfdsa login123
        lovechina1 lovelove lovelove1 loveme123 loveyou1 luohu123 manchester master123 mengmeng520 mercedes
        michael1 michelle midnight mima1234 mima123456 mimamima minecraft mnbvcxz1 monkey123 ms0083jxj mustang1
        mypassword nanshen123 nianqing nihao123 nihao123456 nihaoma123 nintendo nishishui nobody123 nothing1
        nvshen123 okmijnuhb p@ssw0rd p@ssword pa55word pass1234 pass12345 passport passw0rd password password!
        password. password1 password12 password123 password1234 playstation plokijuh poiuytrewq pokemon1 princess
        princess1 q12345678 q123456789 q1w2e3r4 q1w2e3r4t5 q2w3e4r5 qaz123456 qazwsx123 qazwsxedc qazxswedc
        qpwoeiru qq123456 qq1234567 qq123456789 qq5201314 qwe!@#123 qwe123456 qwe123456789 qweasd123 qweasdzxc
        qweqweqwe qwer!@#$ qwer1234 qwer123456 qwerqwer qwert123 qwerty12 qwerty123 qwerty1234 qwerty123456
        qwertyui qwertyuiop rewq4321 root1234 root123456 s123456789 samantha samsung1 secret123 shadow123 shanghai
        shanghai123 shengri123 shenzhen shenzhen123 shenzhen2023 shenzhen888 something starwars sunshine sunshine1
        superman superman1 tangtang520 taobao123 temp1234 tencent123 test1234 test123456 testtest tiancai123
        tianshi123 tiantian123 trustno1 ujmikolp user1234 w123456789 w2e3r4t5 wang123456 wangjing wangjing123
        wanglei123 wangwei123 wangwu123 wangyut2 wanshiruyi wechat123 weixin123 welcome1 welcome123 welcome@123
        whatever wo520ni1314 woaibaba woaimama woaini00 woaini11 woaini12 woaini123 woaini1314 woaini1314520
        woaini520 woaini5201314 woaini521 woaini88 woaini99 woaiwojia woaiwoziji woaizhongguo wobuzhidao wodemima
        wodemima123 womenlove wsxedcrfv x123456789 xiaobai123 xiaomi123 xiaoming xiaoming123 xiaotian xiaoxiao
        xiaoxin123 xiazhili xinxiangshicheng xswzaq123 yahoo123 yangyang123 yifanfengshun z123456789 zaq12wsx
        zaq1xsw2 zaqwsxcde zhangjing zhanglei zhangsan zhangsan123 zhangwei zhangwei123 zhangyan zhongguo
        zhongguo123 zhufang123 zmxncbv1 zxc123456 zxcasdqwe zxcv1234 zxcvbnm, zxcvbnm1 zxcvbnm123 zxcvbnm888
        zxczxczxc
        """#
}
