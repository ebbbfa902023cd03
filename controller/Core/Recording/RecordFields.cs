namespace MbRlRobot.Recording;

/// <summary>Byte offsets within a record; the tables are in this folder's README. Changing one needs a new format version.</summary>
internal static class RecordFields
{
    /// <summary>Version of the layout of records, in rings and in segments.</summary>
    public const uint Version = 1;

    public const int Commit = 0;
    public const int Checksum = 8;
    public const int Length = 12;

    /// <summary>What is before it is the ring's; segments keep what is from here on.</summary>
    public const int Kind = 16;
    public const int Marks = 18;
    public const int Episode = 20;
    public const int Index = 24;
    public const int Sequence = 32;
    public const int Time = 40;

    /// <summary>Where a kind's own fields begin.</summary>
    public const int Body = 48;

    public const int StartMarks = 48;
    public const int StartFloats = 56;

    public const int DecisionTick = 48;
    public const int DecisionSeed = 56;
    public const int DecisionModelVersion = 64;
    public const int DecisionModelId = 72;
    public const int DecisionBudget = 80;
    public const int DecisionIterations = 88;
    public const int DecisionExecuted = 92;
    public const int DecisionSeconds = 96;
    public const int DecisionReturn = 100;
    public const int DecisionDisagreement = 104;
    public const int DecisionChecksum = 108;
    public const int DecisionNonFinite = 112;
    public const int DecisionMarks = 116;
    public const int DecisionFloats = 120;

    public const int StepDt = 48;
    public const int StepModelVersion = 56;
    public const int StepPlanTick = 64;
    public const int StepNumber = 72;
    public const int StepPlanStep = 76;
    public const int StepReward = 80;
    public const int StepFlags = 84;
    public const int StepMissedReadings = 86;
    public const int StepFloats = 88;

    public const int EventCode = 48;
    public const int EventTextLength = 52;
    public const int EventFirst = 56;
    public const int EventSecond = 64;
    public const int EventText = 72;
    public const int EventLongestText = 120;

    /// <summary>Of <see cref="Marks"/>: written by the link, not by the control process.</summary>
    public const ushort MadeByLink = 1;

    /// <summary>Of <see cref="StartMarks"/>: the episode explores.</summary>
    public const uint Exploring = 1;

    /// <summary>Of <see cref="DecisionMarks"/>: some candidate was finite.</summary>
    public const uint Usable = 1;
}
