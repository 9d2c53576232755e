namespace Saphansung.Tests.Incidents;

/// <summary>
/// The two tables of design, section 3, as a person reads them: what each action does to a case, or that it is illegal. It knows
/// nothing of the product's code.
/// </summary>
internal sealed class CaseModel
{
    private static readonly string[] Ends = ["closed_unfixed", "not_ours", "duplicate"];
    private static readonly string[] Running = ["received", "triaged", "assigned", "in_progress"];
    private static readonly string[] Active = ["offered", "accepted", "scheduled", "working"];

    private static readonly Dictionary<string, string[]> Answers = new(StringComparer.Ordinal)
    {
        ["offered"] = ["accepted", "declined"],
        ["accepted"] = ["scheduled", "working", "done", "failed"],
        ["scheduled"] = ["scheduled", "working", "done", "failed"],
        ["working"] = ["scheduled", "done", "failed"],
    };

    private string before = "";
    private int doneThisRound;
    private bool? saidLast;

    public string Status { get; private set; } = "received";
    public string Priority { get; private set; } = "normal";
    public int Reopenings { get; private set; }

    /// <summary>Pushes the reporter gets: a question, a claimed fix, an end by the division.</summary>
    public int Messages { get; private set; }

    /// <summary>Kinds of the lines in the history, but for what the service notes for staff by itself.</summary>
    public List<string> Lines { get; } = ["reported"];

    public List<(string Agency, string Status)> Assignments { get; } = [];

    private bool Runs => Running.Contains(Status);

    public bool Transition(string to)
    {
        string[] allowed = Status switch
        {
            "received" => ["triaged", "waiting_reporter", .. Ends],
            "triaged" or "assigned" or "in_progress" => ["waiting_reporter", .. Ends],
            "waiting_reporter" => [before, .. Ends],
            "claimed_fixed" => ["triaged"],
            _ => [],
        };
        if (!allowed.Contains(to)) return false;
        if (Status == "claimed_fixed") doneThisRound = 0;
        if (to == "waiting_reporter") before = Status;
        if (to == "waiting_reporter" || Ends.Contains(to)) Messages++;
        Move(to);
        if (Ends.Contains(to)) Expire();
        return true;
    }

    public bool Assign(string agency)
    {
        if (!Runs || Assignments.Exists(a => a.Agency == agency && Active.Contains(a.Status))) return false;
        Assignments.Add((agency, "offered"));
        if (Status == "received") Move("triaged");
        Write("assigned");
        if (Status == "triaged") Move("assigned");
        return true;
    }

    public bool Answer(int index, string to)
    {
        var (agency, status) = Assignments[index];
        var again = status == to && to != "scheduled";
        if (!again && !Answers.GetValueOrDefault(status, []).Contains(to)) return false;
        Write("assignment");
        if (again) return true;
        Assignments[index] = (agency, to);
        if (to == "done") doneThisRound++;
        if (Active.Contains(to)) TakenUp();
        else Ended();
        return true;
    }

    public bool Release(int index)
    {
        if (!Active.Contains(Assignments[index].Status)) return false;
        Assignments[index] = (Assignments[index].Agency, "expired");
        Write("assignment");
        Ended();
        return true;
    }

    public bool Feedback(bool isFixed)
    {
        var claimed = Status == "claimed_fixed";
        var ended = Status is "resolved" || Ends.Contains(Status);
        if (isFixed ? !claimed : !claimed && !ended) return saidLast == isFixed;
        Status = isFixed ? "resolved" : "triaged";
        Write(isFixed ? "feedback" : "reopened");
        saidLast = isFixed;
        if (isFixed) return true;
        Reopenings++;
        doneThisRound = 0;
        return true;
    }

    public bool Message()
    {
        if (Status == "withdrawn") return false;
        if (Status == "waiting_reporter") Status = before;
        Write("message");
        return true;
    }

    public bool Withdraw()
    {
        if (Status == "withdrawn") return true;
        if (!Runs && Status != "waiting_reporter") return false;
        Move("withdrawn");
        Expire();
        return true;
    }

    public bool Prioritise(string priority)
    {
        if (Status is "resolved" or "withdrawn" || Ends.Contains(Status)) return false;
        if (Priority == priority) return true;
        Priority = priority;
        Write("retargeted");
        return true;
    }

    private void TakenUp()
    {
        if (Status == "assigned") Move("in_progress");
        if (Status == "waiting_reporter" && before == "assigned") before = "in_progress";
    }

    private void Ended()
    {
        if (Assignments.Exists(a => Active.Contains(a.Status))) return;
        if (doneThisRound == 0)
        {
            if (Status is "assigned" or "in_progress") Move("triaged");
            return;
        }

        if (Status == "assigned") Move("in_progress");
        if (Status is not ("in_progress" or "waiting_reporter")) return;
        Move("claimed_fixed");
        Messages++;
    }

    private void Expire()
    {
        for (var i = 0; i < Assignments.Count; i++)
            if (Active.Contains(Assignments[i].Status)) Assignments[i] = (Assignments[i].Agency, "expired");
    }

    private void Move(string to)
    {
        Status = to;
        Write("moved");
    }

    private void Write(string kind)
    {
        Lines.Add(kind);
        saidLast = null;
    }
}
