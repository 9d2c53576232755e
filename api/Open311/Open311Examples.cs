namespace Saphansung.Api.Open311;

/// <summary>What the calls may look like, for the contract; the XML is made of the same trees. People and places are invented.</summary>
internal static class Open311Examples
{
    public const string Discovery = """
        {"changeset":"2026-11-22T10:00:00+07:00","contact":"ติดต่อฝ่ายพัฒนาชุมชนและสวัสดิการสังคม สำนักงานเขตสะพานสูง","key_service":"ขอกุญแจ (จริงและทดสอบ) ได้ที่ผู้ดูแลระบบของสำนักงานเขต การอ่านไม่ต้องใช้กุญแจ","endpoints":[{"specification":"http://wiki.open311.org/GeoReport_v2","url":"https://site.example.go.th/open311/v2","changeset":"2026-11-22T10:00:00+07:00","type":"production","formats":["text/xml","application/json"]},{"specification":"http://wiki.open311.org/GeoReport_v2","url":"https://site.example.go.th/open311/test/v2","changeset":"2026-11-22T10:00:00+07:00","type":"test","formats":["text/xml","application/json"]}]}
        """;

    public const string Services = """
        [{"service_code":"disrepair","service_name":"สิ่งสาธารณะชำรุด","description":"ถนน ท่อระบายน้ำ ไฟส่องทาง สายไฟ ประปา สะพานทางเดิน","metadata":true,"type":"realtime","keywords":"disrepair, สิ่งสาธารณะชำรุด, Something public is broken","group":"ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม"}]
        """;

    public const string Definition = """
        {"service_code":"disrepair","attributes":[{"variable":true,"code":"kind","datatype":"singlevaluelist","required":true,"datatype_description":null,"order":1,"description":"อะไรชำรุด","values":[{"key":"light","name":"ไฟส่องทางดับหรือกะพริบ"},{"key":"road","name":"ถนนหรือทางเท้า"}]},{"variable":true,"code":"poleNumber","datatype":"string","required":false,"datatype_description":"ตอบได้เมื่อ \"อะไรชำรุด\" (kind) เป็น: ไฟส่องทางดับหรือกะพริบ, สายไฟฟ้า เสาไฟ หรือหม้อแปลง, สายโทรศัพท์หรืออินเทอร์เน็ต นอกจากนั้นไม่ต้องส่ง ตัวอักษร ≤ 40","order":2,"description":"หมายเลขบนเสาไฟ (ถ้าเห็น) (อ่านจากระยะปลอดภัย ไม่ต้องเข้าไปใกล้)"}]}
        """;

    public const string Report = """
        {"api_key":"sps_live_…","service_code":"disrepair","jurisdiction_id":"bangkok.go.th/saphansung","lat":13.77,"long":100.685,"address_string":"หน้าซอย 5 (ตัวอย่าง)","description":"ไฟทางดับสามต้น","first_name":"สมมุติ","last_name":"ตัวอย่าง","phone":"0200000000","attribute[kind]":"light","attribute[usable]":"partly","attribute[since]":"days","attribute[accident]":"near","attribute[danger][]":"none"}
        """;

    public const string Filed = """
        [{"service_request_id":"SPS-2569-7K3QF","service_notice":null,"account_id":null}]
        """;

    public const string Token = """
        [{"service_request_id":"SPS-2569-7K3QF","token":"0199d2f0-0000-7000-8000-000000000001"}]
        """;

    public const string Requests = """
        [{"service_request_id":"SPS-2569-7K3QF","status":"open","status_notes":"กำลังดำเนินการ","service_name":"สิ่งสาธารณะชำรุด","service_code":"disrepair","description":"ไฟทางดับสามต้น","agency_responsible":"การไฟฟ้านครหลวง","service_notice":null,"requested_datetime":"2026-11-22T10:00:00+07:00","updated_datetime":"2026-11-22T11:00:00+07:00","expected_datetime":"2026-11-29T10:00:00+07:00","address":"หน้าซอย 5 (ตัวอย่าง), สำนักงานเขตสะพานสูง","address_id":null,"zipcode":null,"lat":13.77,"long":100.685,"media_url":"https://site.example.go.th/api/v1/photos/0199d2f0-0000-7000-8000-000000000003?expires=1795000000&signature=8a1f"}]
        """;

    public const string Update = """
        {"api_key":"sps_live_…","update_id":"WO-118","service_request_id":"SPS-2569-7K3QF","status":"FIXED","updated_datetime":"2026-11-22T16:30:00+07:00","description":"เปลี่ยนหลอดไฟแล้ว"}
        """;

    public const string Updated = """
        [{"update_id":"0199d2f0-0000-7000-8000-000000000004"}]
        """;

    public const string Updates = """
        [{"update_id":"0199d2f0-0000-7000-8000-000000000004","service_request_id":"SPS-2569-7K3QF","status":"fixed","description":"เปลี่ยนหลอดไฟแล้ว","media_url":null,"updated_datetime":"2026-11-22T16:31:00+07:00","external_status_code":"claimed_fixed"}]
        """;
}
