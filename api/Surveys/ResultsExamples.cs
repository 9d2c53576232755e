namespace Saphansung.Api.Surveys;

/// <summary>What the calls may look like, for the contract. The answers are invented.</summary>
internal static class ResultsExamples
{
    public const string Results = """
        {"roundId":"0199d2f0-0000-7000-8000-000000000021","surveyId":"0199d2f0-0000-7000-8000-000000000022","title":{"th":"ความพึงพอใจของผู้ติดตาม","en":"Satisfaction of followers"},"number":1,"state":"closed","opensAt":"2026-11-08T03:00:00Z","closesAt":"2026-11-22T03:00:00Z","anonymous":true,"covered":true,"bandSystem":"half","satisfactionDefinition":"mean","target":80.00,"turnout":{"population":50,"asked":50,"answered":40,"partial":0,"responseRate":80,"marginOfError":6.999871373357336},"figures":{"previous":null,"overall":{"n":40,"mean":4.25,"sd":0.6698641270570836,"level":{"half":{"th":"มาก","en":"High"},"fifth":{"th":"มากที่สุด","en":"Very high"},"judged":{"th":"มาก","en":"High"}},"rank":null,"satisfaction":{"ofMean":85.00,"ofMeanCi":{"lower":80.7153411779054,"upper":89.2846588220946},"satisfied":35,"share":87.5,"shareCi":{"lower":73.88788016114891,"upper":94.5404997490546},"shareAtLeast":null,"reached":true,"cleared":true},"previous":null,"change":null,"withheld":[]},"unweightedMean":4.25,"aspects":[{"code":"process","label":{"th":"กระบวนการ","en":"Process"},"score":{"n":40,"mean":4.25,"sd":0.6698641270570836,"level":{"half":{"th":"มาก","en":"High"},"fifth":{"th":"มากที่สุด","en":"Very high"},"judged":{"th":"มาก","en":"High"}},"rank":1,"satisfaction":{"ofMean":85.00,"ofMeanCi":{"lower":80.7153411779054,"upper":89.2846588220946},"satisfied":35,"share":87.5,"shareCi":{"lower":73.88788016114891,"upper":94.5404997490546},"shareAtLeast":null,"reached":true,"cleared":true},"previous":null,"change":null,"withheld":[]}}],"questions":[{"key":"speed","type":"scale","label":{"th":"ความรวดเร็วในการให้บริการ","en":"How quickly the service was given"},"aspect":"process","weight":2,"answers":40,"noOpinion":0,"noAnswer":0,"options":[{"value":"1","label":{"th":"น้อยที่สุด","en":"Not at all satisfied"},"count":0,"percent":0,"withheld":false},{"value":"2","label":{"th":"2","en":"2"},"count":0,"percent":0,"withheld":false},{"value":"3","label":{"th":"3","en":"3"},"count":5,"percent":12.5,"withheld":false},{"value":"4","label":{"th":"4","en":"4"},"count":20,"percent":50,"withheld":false},{"value":"5","label":{"th":"มากที่สุด","en":"Very satisfied"},"count":15,"percent":37.5,"withheld":false}],"score":{"n":40,"mean":4.25,"sd":0.6698641270570836,"level":{"half":{"th":"มาก","en":"High"},"fifth":{"th":"มากที่สุด","en":"Very high"},"judged":{"th":"มาก","en":"High"}},"rank":1,"satisfaction":{"ofMean":85.00,"ofMeanCi":{"lower":80.7153411779054,"upper":89.2846588220946},"satisfied":35,"share":87.5,"shareCi":{"lower":73.88788016114891,"upper":94.5404997490546},"shareAtLeast":null,"reached":true,"cleared":true},"previous":null,"change":null,"withheld":[]},"numbers":null},{"key":"advice","type":"textarea","label":{"th":"ข้อเสนอแนะ","en":"Suggestions"},"aspect":"process","weight":1,"answers":null,"noOpinion":null,"noAnswer":null,"options":null,"score":null,"numbers":null}],"alpha":null,"respondents":[{"community":null,"name":null,"asked":50,"answered":40}],"warnings":[{"code":"bands","text":{"th":"ระดับความพึงพอใจขึ้นกับเกณฑ์แปลผลที่ใช้","en":"The level in words depends on the band system."}}]}}
        """;

    public const string Comments = """
        {"items":[{"id":"0199d2f0-0000-7000-8000-000000000023","question":"advice","text":"ขั้นตอนช้า รอนาน","suggested":"process","group":null,"shown":false}],"next":null}
        """;

    public const string Group = """
        {"group":"process","shown":true}
        """;

    public const string Grouped = """
        {"id":"0199d2f0-0000-7000-8000-000000000023","question":"advice","text":"ขั้นตอนช้า รอนาน","suggested":"process","group":"process","shown":true}
        """;
}
