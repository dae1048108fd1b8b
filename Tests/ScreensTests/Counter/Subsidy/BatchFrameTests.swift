import Cells
import Forms
import Testing

@testable import Office
@testable import Screens

/// The pages of a batch at 80x24, to the letter.
@Suite struct BatchFrameTests {
    private func expect(_ place: CounterPlace, _ frame: String, _ location: SourceLocation = #_sourceLocation) {
        #expect(place.harness.rows.joined(separator: "\n") == frame, sourceLocation: location)
    }

    @Test("Of a reviewed batch: its home, the list with the line, and the overview")
    func reviewed() throws {
        let room = try CounterRoom()
        try room.fillBatch()
        let session = try room.session(CounterRoom.manager)
        for move in [BatchMove.close, .review] {
            _ = try room.office.batches.step(move, of: CounterRoom.batch, session)
        }
        let counter = room.counter(CounterRoom.reviewer)
        counter.press(.function(5))
        expect(counter, Frames.home)
        counter.press(.character("3"))
        expect(counter, Frames.list)
        counter.press(.escape, .character("1"))
        expect(counter, Frames.overview)
    }

    @Test("Every page of a batch has room for itself at every size", arguments: [(80, 24), (100, 30), (120, 40)])
    func sizes(_ columns: Int, _ rows: Int) throws {
        let room = try CounterRoom()
        try room.fillBatch()
        let counter = room.counter(CounterRoom.manager, size: Size(width: columns, height: rows))
        counter.press(.function(5))
        for key in "1239" {
            counter.press(.character(key))
            #expect(counter.harness.rows.count == rows)
            #expect(!counter.says("下面还有"))
            while counter.harness.depth > 3 { counter.press(.escape) }
        }
    }
}

private enum Frames {
    static let home = """
          补租                                                          罗样霞   训练

          2023年度罗湖区户籍公租房在册轮候家庭租赁社会存量住房补租

          已核查，配额 5 套，还剩 5 套。
          申请 10 家，符合条件 8 家，不符合 0 家，撤回 0 家。
          下一步：审核，还有 1 家没有定，名单不能越过，按 F2 办理。

          >  1  总览
             2  审核          待确认 1 家，待核实 1 家
             3  名单与公示
             4  叫号签约
             5  发放
             6  变更与停发
             7  追回
             8  投诉
             9  办理步骤
             *  取入文件





          F2 下一步  F3 取入文件  回车 打开  Esc 返回  F9 应答呼叫  F1 帮助  F10 结束
        """

    static let list = """
          名单与公示                                                    罗样霞   训练

          还没有公示。名额 5，名单最多 6 家；符合条件 8 家，其中 2 家在线外。
          序位 15 还没有定（核查中），名单不能越过它。按 F3 去审核。

               名次     序位  备案回执号    姓名          人数  状态          名单号
          >       1       12  BHR00000112   王*伟            1  符合条件
                  2       31  BHR00000131   曾*伟            2  符合条件
                  3       40  BHR00000140   刘*华            2  符合条件
                  4       52  BHR00000152   黄*平            4  符合条件
                  5       77  BHR00000177   黄*辉            2  符合条件
                  6       90  BHR00000190   何*强            1  符合条件
            ------------------------ 1.2 倍线：名额 5，最多 6 ------------------------
                  7      101  BHR00000201   吴*强            3  符合条件
                  8      150  BHR00000250   陈*勇            2  符合条件





            第 1 条，共 9 条


          F2 公示名单  F3 去审核  回车 打开  F6 异议  Esc 返回  F1 帮助  F10 结束使用
        """

    static let overview = """
          总览                                                          罗样霞   训练

          2023年度罗湖区户籍公租房在册轮候家庭租赁社会存量住房补租  已核查

          申请      ####################################################### 10 家
          已核定    ############################################ 8 家
          符合条件  ############################################ 8 家
          上过名单  0 家
          通知过    0 家
          已签订    0 家
          待确认 1，待核实 1，补正中 0，不符合 0，撤回 0
          配额      ......................... 已签 0 / 5，剩余 5，待签 0

          日程                                  发放（金额：元；其余：笔）
          还没有。                              还没有。








          F2 下一步   Esc 返回   F9 应答呼叫   F1 帮助   F10 结束使用
        """
}
