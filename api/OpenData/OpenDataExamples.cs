namespace Saphansung.Api.OpenData;

/// <summary>What the calls may look like, for the contract. People and places are invented.</summary>
internal static class OpenDataExamples
{
    public const string Map = """
        {"type":"FeatureCollection","features":[{"type":"Feature","id":"SPS-2569-7K3QF","geometry":{"type":"Point","coordinates":[100.685,13.77]},"properties":{"reference":"SPS-2569-7K3QF","category":"disrepair","status":"open","notes":"ส่งต่อหน่วยงานแล้ว รอหน่วยงานรับเรื่อง","description":"ไฟทางดับหน้าบ้านเลขที่ [ปกปิด]","reportedAt":"2026-11-22T03:00:00Z","updatedAt":"2026-11-22T03:10:00Z","rounded":false}}],"next":"/api/v1/open/cases.geojson?bbox=100.64,13.73,100.73,13.81&limit=1&after=SPS-2569-7K3QF"}
        """;

    public const string Daily = """
        {"from":"2026-11-22","to":"2026-11-24","items":[{"day":"2026-11-22","category":"garbage","reported":7,"claimed":5,"confirmed":3,"unconfirmed":1,"disputed":1}]}
        """;

    public const string Figures = """
        {"from":"2026-10-25","to":"2026-11-24","figures":{"reported":120,"claimed":90,"confirmed":60,"unconfirmed":21,"disputed":6},"agencies":[{"code":"MEA","name":{"th":"การไฟฟ้านครหลวง","en":"Metropolitan Electricity Authority"},"due":38,"onTime":31,"late":6,"silent":1,"declined":2,"rate":0.816}],"categories":[{"code":"nuisance","name":{"th":"เหตุเดือดร้อนรำคาญ","en":"Nuisance"},"roundPlace":true}],"licence":{"name":{"th":"ครีเอทีฟคอมมอนส์ แสดงที่มา 4.0 (CC BY 4.0)","en":"Creative Commons Attribution 4.0 (CC BY 4.0)"},"url":"https://creativecommons.org/licenses/by/4.0/"}}
        """;
}
