namespace Saphansung.Api.Training;

internal static class CourseResultsExamples
{
    public const string Mine = """
        {"courseId":"0199d2f0-0000-7000-8000-000000000031","title":{"th":"การอบรมทดสอบ","en":"A course for tests"},"heldOn":"2026-11-24","before":1,"after":2,"most":2,"passMark":1.2,"passed":true,"sessions":1,"attended":1,"certificate":{"code":"NZ48-F7PB-VNN3","name":"สมใจ","course":{"th":"การอบรมทดสอบ","en":"A course for tests"},"heldOn":"2026-11-24","place":"ห้องประชุม","minutes":180,"issuedAt":"2026-11-24T07:04:34Z"},"missing":[]}
        """;

    public const string Certificate = """
        {"code":"JYCN-9WSK-4Q75","name":"ผู้เข้าอบรม ก (ตัวอย่าง)","course":{"th":"การอบรมทดสอบ","en":"A course for tests"},"heldOn":"2026-11-24","place":"ห้องประชุม","minutes":180,"issuedAt":"2026-11-24T07:04:34Z"}
        """;

    public const string Results = """
        {"courseId":"0199d2f0-0000-7000-8000-000000000031","passMark":1.2,"allBefore":{"n":4,"mean":0.75,"sd":0.5},"allAfter":{"n":3,"mean":1.6666666666666667,"sd":0.5773502691896257},"gain":{"n":3,"most":2,"before":{"n":3,"mean":0.6666666666666666,"sd":0.5773502691896258},"after":{"n":3,"mean":1.6666666666666667,"sd":0.5773502691896257},"difference":{"n":3,"mean":1,"sd":1},"pairedT":{"statistic":1.732050807568877,"df":2,"p":0.22540333075851715,"ci":{"lower":-1.4841377117503307,"upper":3.4841377117503307},"exact":false},"wilcoxon":{"statistic":3,"df":null,"p":0.37109336952269767,"ci":null,"exact":false},"dz":1,"gain":0.7499999999999999,"gainBand":"high","passedBefore":0,"passedAfter":2,"gained":2,"lost":0,"mcNemar":{"statistic":0,"df":null,"p":0.5000000000000019,"ci":null,"exact":true},"improved":2,"same":1,"worse":0,"words":{"th":"ยังสรุปไม่ได้ว่าคะแนนเปลี่ยนไป","en":"No change can be concluded"}},"reliabilityBefore":{"kind":"kr20","value":{"coefficient":-2.666666666666666,"ci":{"lower":-55.6103353887397,"upper":0.7625090126719392},"n":4,"items":2}},"reliabilityAfter":{"kind":"kr20","value":{"coefficient":0,"ci":{"lower":-38,"upper":0.9743589743589743},"n":3,"items":2}},"unmatched":[{"enrolmentId":"0199d2f0-0000-7000-8000-000000000061","name":"ผู้เข้าอบรม ค (ตัวอย่าง)","reason":"no_test_after","words":{"th":"ไม่ได้ทำแบบทดสอบหลังอบรม","en":"Did not take the test after"},"before":1,"after":null}]}
        """;

    public const string Items = """
        {"takenBefore":4,"takenAfter":3,"few":true,"items":[{"position":1,"questionId":"0199d2f0-0000-7000-8000-000000000061","code":"Q3","version":1,"kind":"single","text":"คำถามที่ 1","maxMark":1,"before":{"difficulty":0.5,"upper":0.6666666666666667,"lower":0.049382716049382755,"corrected":-0.5773502691896257,"discrimination":0.617283950617284},"after":{"difficulty":1,"upper":1,"lower":1,"corrected":null,"discrimination":0},"sensitivity":0.5,"options":[{"text":"a","right":true,"chosen":2,"upper":0.72,"lower":0.05},{"text":"b","right":false,"chosen":2,"upper":0.36,"lower":1.03}],"findings":[{"code":"negative","why":{"th":"ผู้ที่ได้คะแนนรวมสูงตอบข้อนี้ผิดมากกว่าผู้ที่ได้คะแนนรวมต่ำ","en":"People with high totals get it wrong more often than people with low totals"},"advice":{"th":"ตรวจเฉลย หากเฉลยผิดให้แก้แล้วคิดคะแนนใหม่","en":"Check the key; if it is wrong, correct it and score again"}},{"code":"lure_unused","why":{"th":"ไม่มีใครเลือกตัวลวง “c”","en":"Nobody chose the wrong answer “c”"},"advice":{"th":"เปลี่ยนตัวลวงนี้ให้น่าเลือกขึ้น","en":"Make this wrong answer more plausible"}}]},{"position":2,"questionId":"0199d2f0-0000-7000-8000-000000000062","code":"Q4","version":1,"kind":"single","text":"คำถามที่ 2","maxMark":1,"before":{"difficulty":0.25,"upper":0.33333333333333337,"lower":0.024691358024691377,"corrected":-0.5773502691896257,"discrimination":0.308641975308642},"after":{"difficulty":0.6666666666666666,"upper":1,"lower":0,"corrected":null,"discrimination":1},"sensitivity":0.41666666666666663,"options":[{"text":"a","right":true,"chosen":1,"upper":0.36,"lower":0.03},{"text":"b","right":false,"chosen":3,"upper":0.72,"lower":1.05}],"findings":[{"code":"key_suspect","why":{"th":"กลุ่มคะแนนสูงเลือก “b” มากกว่าเฉลย","en":"The group with the highest totals chose “b” more often than the key"},"advice":{"th":"ตรวจเฉลย หากเฉลยผิดให้แก้แล้วคิดคะแนนใหม่","en":"Check the key; if it is wrong, correct it and score again"}},{"code":"lure_unused","why":{"th":"ไม่มีใครเลือกตัวลวง “c”","en":"Nobody chose the wrong answer “c”"},"advice":{"th":"เปลี่ยนตัวลวงนี้ให้น่าเลือกขึ้น","en":"Make this wrong answer more plausible"}}]}]}
        """;

    public const string Report = """
        {"courseId":"0199d2f0-0000-7000-8000-000000000031","state":"running","heldOn":"2026-11-24","due":"2026-11-29","daysLeft":5,"problems":"","proposals":"","version":0,"checks":[{"code":"attendance_closed","done":false,"count":null},{"code":"test_closed","done":true,"count":0},{"code":"keys_checked","done":false,"count":2},{"code":"evaluation_returned","done":false,"count":0},{"code":"receipts_attached","done":false,"count":0},{"code":"budget_balanced","done":false,"count":0},{"code":"words_written","done":false,"count":null}]}
        """;

    public const string Words = """
        {"version":0,"problems":"สัญญาณอินเทอร์เน็ตในห้องประชุมไม่ทั่วถึง","proposals":"เตรียมอุปกรณ์กระจายสัญญาณสำหรับการอบรมครั้งต่อไป"}
        """;

    public const string Worded = """
        {"courseId":"0199d2f0-0000-7000-8000-000000000031","state":"running","heldOn":"2026-11-24","due":"2026-11-29","daysLeft":5,"problems":"สัญญาณอินเทอร์เน็ตในห้องประชุมไม่ทั่วถึง","proposals":"เตรียมอุปกรณ์กระจายสัญญาณสำหรับการอบรมครั้งต่อไป","version":1,"checks":[{"code":"attendance_closed","done":false,"count":null},{"code":"test_closed","done":true,"count":0},{"code":"keys_checked","done":false,"count":2},{"code":"evaluation_returned","done":false,"count":0},{"code":"receipts_attached","done":false,"count":0},{"code":"budget_balanced","done":false,"count":0},{"code":"words_written","done":true,"count":null}]}
        """;

    public const string Certificates = """
        {"issued":3,"certificates":[{"code":"JTJR-5YVX-NXPK","name":"ผู้เข้าอบรม ก (ตัวอย่าง)","course":{"th":"การอบรมทดสอบ","en":"A course for tests"},"heldOn":"2026-11-24","place":"ห้องประชุม","minutes":180,"issuedAt":"2026-11-24T07:04:34Z"}]}
        """;
}
