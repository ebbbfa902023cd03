namespace MbRlRobot.Expressions;

/// <summary>What a name in a scope stands for.</summary>
internal enum ScopeEntryKind
{
    State,
    Action,
    Parameter,
    Let,
}
