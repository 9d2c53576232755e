namespace Saphansung.Api.Training;

/// <summary>What the calls may look like, for the contract.</summary>
internal static class CourseExamples
{
    private const string Words = """
        "title":{"th":"การใช้ LINE แจ้งเหตุและประสานงาน","en":"Reporting and coordinating by LINE"},"objectives":["สมาชิกแจ้งเหตุผ่าน LINE ได้เอง"],"orderNumber":"กท 4610/123","place":"ห้องประชุมสำนักงานเขต"
        """;

    private const string Session = """
        "title":{"th":"ระบบ Social Network","en":"Social networks"},"content":"ความรู้ความเข้าใจในระบบ Social Network","startsAt":"2026-12-15T02:00:00Z","endsAt":"2026-12-15T03:00:00Z"
        """;

    private const string Course = $$"""
        {{{Words}},"heldOn":"2026-12-15","capacity":100,"sessions":[{{{Session}},"statedDuration":"ระยะเวลา ๑ ชั่วโมง","speakers":[{"name":null,"unit":"สำนักยุทธศาสตร์และประเมินผล","payClass":"state"}]}]}
        """;

    public const string New = Course;

    public const string Change = $$"""
        {"version":1,"course":{ {{Words}},"heldOn":"2026-12-15","capacity":100,"sessions":[{"id":"0199d2f0-0000-7000-8000-000000000032",{{Session}},"statedDuration":"ระยะเวลา ๑ ชั่วโมง","speakers":[{"name":null,"unit":"สำนักยุทธศาสตร์และประเมินผล","payClass":"state"}]}]} }
        """;

    private const string Sessions = $$"""
        "sessions":[{"id":"0199d2f0-0000-7000-8000-000000000032",{{Session}},"minutes":60,"statedDuration":"ระยะเวลา ๑ ชั่วโมง","speakers":[{"name":null,"unit":"สำนักยุทธศาสตร์และประเมินผล","payClass":"state"}]}]
        """;

    public const string Made = $$"""
        {"id":"0199d2f0-0000-7000-8000-000000000031",{{Words}},"heldOn":"2026-12-15","startsAt":"2026-12-15T02:00:00Z","endsAt":"2026-12-15T03:00:00Z","capacity":100,"state":"draft","enrolled":0,"waiting":0,"cancelled":0,"attended":0,"evaluationRoundId":null,"link":"https://liff.line.me/1234567890-AbcdEfgh/courses/0199d2f0-0000-7000-8000-000000000031","version":1,"next":["enrolling"],{{Sessions}}}
        """;

    public const string Changed = $$"""
        {"id":"0199d2f0-0000-7000-8000-000000000031",{{Words}},"heldOn":"2026-12-15","startsAt":"2026-12-15T02:00:00Z","endsAt":"2026-12-15T03:00:00Z","capacity":100,"state":"draft","enrolled":0,"waiting":0,"cancelled":0,"attended":0,"evaluationRoundId":null,"link":"https://liff.line.me/1234567890-AbcdEfgh/courses/0199d2f0-0000-7000-8000-000000000031","version":2,"next":["enrolling"],{{Sessions}}}
        """;

    public const string Move = """
        {"to":"enrolling"}
        """;

    public const string Moved = $$"""
        {"id":"0199d2f0-0000-7000-8000-000000000031",{{Words}},"heldOn":"2026-12-15","startsAt":"2026-12-15T02:00:00Z","endsAt":"2026-12-15T03:00:00Z","capacity":100,"state":"enrolling","enrolled":0,"waiting":0,"cancelled":0,"attended":0,"evaluationRoundId":null,"link":"https://liff.line.me/1234567890-AbcdEfgh/courses/0199d2f0-0000-7000-8000-000000000031","version":2,"next":["running"],{{Sessions}}}
        """;

    public const string List = """
        {"items":[{"id":"0199d2f0-0000-7000-8000-000000000031","title":{"th":"การใช้ LINE แจ้งเหตุและประสานงาน","en":"Reporting and coordinating by LINE"},"place":"ห้องประชุมสำนักงานเขต","heldOn":"2026-12-15","state":"enrolling","capacity":100,"enrolled":1,"waiting":0,"attended":0}],"next":null}
        """;

    public const string Open = """
        [{"id":"0199d2f0-0000-7000-8000-000000000031","title":{"th":"การใช้ LINE แจ้งเหตุและประสานงาน","en":"Reporting and coordinating by LINE"},"place":"ห้องประชุมสำนักงานเขต","heldOn":"2026-12-15","startsAt":"2026-12-15T02:00:00Z","endsAt":"2026-12-15T03:00:00Z","state":"enrolling","capacity":100,"enrolled":1,"waiting":0,"mine":"enrolled"}]
        """;

    public const string Enrolment = """
        {"name":"สมใจ ใจดี (ตัวอย่าง)","community":"C05","phone":null,"foodNeeds":"อาหารฮาลาล","accessNeeds":null,"needsConsent":true}
        """;

    public const string EnrolmentChange = $$"""
        {"version":1,"enrolment":{{Enrolment}}}
        """;

    public const string Enrolled = """
        {"id":"0199d2f0-0000-7000-8000-000000000033","state":"enrolled","waitingPlace":null,"name":"สมใจ ใจดี (ตัวอย่าง)","community":"C05","phone":null,"foodNeeds":"อาหารฮาลาล","accessNeeds":null,"needsConsent":true,"enrolledAt":"2026-11-24T07:00:00Z","version":1,"attendance":[]}
        """;

    public const string EnrolmentChanged = """
        {"id":"0199d2f0-0000-7000-8000-000000000033","state":"enrolled","waitingPlace":null,"name":"สมใจ ใจดี (ตัวอย่าง)","community":"C05","phone":null,"foodNeeds":"อาหารฮาลาล","accessNeeds":null,"needsConsent":true,"enrolledAt":"2026-11-24T07:00:00Z","version":2,"attendance":[]}
        """;

    public const string Cancelled = """
        {"id":"0199d2f0-0000-7000-8000-000000000033","state":"cancelled","waitingPlace":null,"name":"สมใจ ใจดี (ตัวอย่าง)","community":"C05","phone":null,"foodNeeds":null,"accessNeeds":null,"needsConsent":false,"enrolledAt":"2026-11-24T07:00:00Z","version":2,"attendance":[]}
        """;

    public const string Shown = $$"""
        {"id":"0199d2f0-0000-7000-8000-000000000031",{{Words}},"heldOn":"2026-12-15","startsAt":"2026-12-15T02:00:00Z","endsAt":"2026-12-15T03:00:00Z","capacity":100,"state":"enrolling","enrolled":1,"waiting":0,"evaluationRoundId":null,"link":"https://liff.line.me/1234567890-AbcdEfgh/courses/0199d2f0-0000-7000-8000-000000000031","sessions":[{"id":"0199d2f0-0000-7000-8000-000000000032",{{Session}},"minutes":60,"statedDuration":"ระยะเวลา ๑ ชั่วโมง","speakers":[{"name":null,"unit":"สำนักยุทธศาสตร์และประเมินผล","payClass":null}]}],"mine":{{Enrolled}}}
        """;

    public const string Token = """
        {"token":"AZnS8AAAcACAAAAAAAAAMl3kq0vT1bYp8wQx2A"}
        """;

    private const string Scanned = """
        "courseId":"0199d2f0-0000-7000-8000-000000000031","courseTitle":{"th":"การใช้ LINE แจ้งเหตุและประสานงาน","en":"Reporting and coordinating by LINE"},"sessionId":"0199d2f0-0000-7000-8000-000000000032","sessionTitle":{"th":"ระบบ Social Network","en":"Social networks"},"direction":"in"
        """;

    public const string CheckedIn = $$"""
        { {{Scanned}},"at":"2026-11-24T07:00:00Z","repeated":false,"pass":null}
        """;

    public const string WalkIn = $$"""
        {"pass":"AZnS8AAAcACAAAAAAAAAMl3kq0vT1bYp8wQx2A","enrolment":{{Enrolment}}}
        """;

    public const string WalkedIn = CheckedIn;

    public const string Claim = """
        {"code":"7K3Q-FM9B"}
        """;

    public const string Claimed = """
        {"id":"0199d2f0-0000-7000-8000-000000000033","state":"enrolled","waitingPlace":null,"name":"มาลี ศรีสุข (ตัวอย่าง)","community":"C05","phone":"081-000-0000","foodNeeds":null,"accessNeeds":null,"needsConsent":false,"enrolledAt":"2026-11-24T07:00:00Z","version":2,"attendance":[]}
        """;

    public const string Invite = """
        {"enrolment":{"name":"มาลี ศรีสุข (ตัวอย่าง)","community":"C05","phone":"081-000-0000","foodNeeds":null,"accessNeeds":null,"needsConsent":false},"walkIn":false,"overCapacity":false}
        """;

    private const string Person = """
        "id":"0199d2f0-0000-7000-8000-000000000033","name":"มาลี ศรีสุข (ตัวอย่าง)","community":"C05","communityName":"ชุมชนทุ่งลั่นทม (ตัวอย่าง)","phone":"081-000-0000","foodNeeds":null,"accessNeeds":null,"needsConsent":false,"source":"roster"
        """;

    public const string Line = $$"""
        { {{Person}},"state":"enrolled","waitingPlace":null,"linked":false,"invitationCode":"7K3QFM9B","version":1,"attendance":[]}
        """;

    public const string Roster = $$"""
        {"items":[{{Line}}],"next":null}
        """;

    public const string LineChange = """
        {"version":1,"enrolment":{"name":"มาลี ศรีสุข (ตัวอย่าง)","community":"C05","phone":"081-000-0000","foodNeeds":null,"accessNeeds":null,"needsConsent":false}}
        """;

    public const string LineChanged = $$"""
        { {{Person}},"state":"enrolled","waitingPlace":null,"linked":false,"invitationCode":"7K3QFM9B","version":2,"attendance":[]}
        """;

    public const string LineMove = """
        {"to":"cancelled","overCapacity":false}
        """;

    public const string LineMoved = $$"""
        { {{Person}},"state":"cancelled","waitingPlace":null,"linked":false,"invitationCode":null,"version":2,"attendance":[]}
        """;

    public const string Imported = """
        {"rows":2,"added":2,"waiting":0,"known":0}
        """;

    public const string Tick = """
        {"in":true,"out":false,"reason":null}
        """;

    public const string Ticked = $$"""
        { {{Person}},"state":"enrolled","waitingPlace":null,"linked":false,"invitationCode":"7K3QFM9B","version":1,"attendance":[{"sessionId":"0199d2f0-0000-7000-8000-000000000032","inAt":"2026-11-24T07:00:00Z","outAt":null,"inBy":"staff"}]}
        """;

    public const string Hall = """
        {"courseId":"0199d2f0-0000-7000-8000-000000000031","courseTitle":{"th":"การใช้ LINE แจ้งเหตุและประสานงาน","en":"Reporting and coordinating by LINE"},"sessionId":"0199d2f0-0000-7000-8000-000000000032","sessionTitle":{"th":"ระบบ Social Network","en":"Social networks"},"startsAt":"2026-12-15T02:00:00Z","endsAt":"2026-12-15T03:00:00Z","direction":"in","address":"https://liff.line.me/1234567890-AbcdEfgh/courses/check-in/AZnS8AAAcACAAAAAAAAAMl3kq0vT1bYp8wQx2A","qr":"data:image/svg+xml;base64,PHN2Zy8+","changesAt":"2026-11-24T07:00:30Z","now":"2026-11-24T07:00:00Z","enrolled":1,"checkedIn":0,"checkedOut":0,"submitted":{"before":0,"after":0}}
        """;

    public const string Evaluate = """
        {"closesAt":"2026-12-20T10:00:00Z"}
        """;

    public const string Evaluation = """
        {"surveyId":"0199d2f0-0000-7000-8000-000000000022","roundId":"0199d2f0-0000-7000-8000-000000000021","link":"https://liff.line.me/1234567890-AbcdEfgh/surveys/0199d2f0-0000-7000-8000-000000000021","closesAt":"2026-12-20T10:00:00Z","asked":0,"withoutLine":1}
        """;

    public const string Behaviour = """
        {"people":0,"notLinked":1,"readyOn":"2027-03-16","before":{"from":"2026-09-16","to":"2026-12-14","reports":0,"photoReports":0,"confirmations":0,"active":0},"after":null}
        """;
}
