namespace Saphansung.Api.Training;

/// <summary>What the calls about the question bank may look like, for the contract.</summary>
internal static class QuestionExamples
{
    private const string Body = """
        {"text":{"text":"แจ้งเหตุผ่าน LINE ควรแนบสิ่งใด","format":"plain"},"options":[{"key":"a","text":{"text":"ภาพถ่ายจุดเกิดเหตุ","format":"plain"},"weight":1,"feedback":{"text":"ภาพช่วยให้ไปถูกจุด","format":"plain"}},{"key":"b","text":{"text":"สำเนาบัตรประชาชน","format":"plain"},"weight":0,"feedback":null}],"feedback":{"text":"ภาพหนึ่งภาพแทนคำอธิบายยาว ๆ","format":"plain"}}
        """;

    private const string Stored = """
        {"text":{"text":"แจ้งเหตุผ่าน LINE ควรแนบสิ่งใด","format":"plain"},"options":[{"key":"a","text":{"text":"ภาพถ่ายจุดเกิดเหตุ","format":"plain"},"weight":1,"feedback":{"text":"ภาพช่วยให้ไปถูกจุด","format":"plain"}},{"key":"b","text":{"text":"สำเนาบัตรประชาชน","format":"plain"},"weight":0,"feedback":null}],"pairs":null,"choices":null,"numbers":null,"texts":null,"feedback":{"text":"ภาพหนึ่งภาพแทนคำอธิบายยาว ๆ","format":"plain"},"unsupported":null}
        """;

    public const string New = $$"""
        {"name":"สิ่งที่แนบ","category":"การรายงาน","tags":["LINE"],"kind":"single","body":{{Body}}}
        """;

    public const string Question = $$"""
        {"id":"0199d2f0-0000-7000-8000-000000000041","code":"Q1","name":"สิ่งที่แนบ","category":"การรายงาน","tags":["LINE"],"kind":"single","body":{{Stored}},"number":1,"frozen":false,"version":1,"courses":0,"retiredAt":null,"updatedAt":"2026-11-24T07:00:00Z"}
        """;

    public const string Change = $$$"""
        {"version":1,"retired":false,"question":{"name":"สิ่งที่ควรแนบ","category":"การรายงาน","tags":["LINE"],"kind":"single","body":{{{Body}}}}}
        """;

    public const string Changed = $$"""
        {"id":"0199d2f0-0000-7000-8000-000000000041","code":"Q1","name":"สิ่งที่ควรแนบ","category":"การรายงาน","tags":["LINE"],"kind":"single","body":{{Stored}},"number":1,"frozen":false,"version":2,"courses":0,"retiredAt":null,"updatedAt":"2026-11-24T07:00:00Z"}
        """;

    public const string Questions = """
        {"items":[{"id":"0199d2f0-0000-7000-8000-000000000041","code":"Q1","name":"สิ่งที่แนบ","category":"การรายงาน","tags":["LINE"],"kind":"single","text":"แจ้งเหตุผ่าน LINE ควรแนบสิ่งใด","courses":0,"retired":false}],"next":null}
        """;

    public const string Categories = """
        [{"category":"การรายงาน","questions":1}]
        """;

    public const string Gift = """
        $CATEGORY: การรายงาน/เวลา

        ::เวลาตอบ::หน่วยงานต้องตอบรับภายในกี่ชั่วโมง{#=24:0#ถูกต้อง =%50%48:0}

        ::ความเห็น::เล่าเรื่องที่เคยแจ้ง{}
        """;

    public const string Imported = """
        {"imported":1,"unsupported":[{"line":5,"name":"ความเห็น","what":"essay"}],"checked":false}
        """;
}
