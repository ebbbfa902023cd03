namespace MbRlRobot.Expressions;

/// <summary>What a name in a scope stands for, and where in its list.</summary>
/// <param name="Kind">The list.</param>
/// <param name="Index">The index in it.</param>
internal readonly record struct ScopeEntry(ScopeEntryKind Kind, int Index);
