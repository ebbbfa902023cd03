namespace MbRlRobot.Installation;

/// <summary>How many of the last n events were of a kind. Allocates nothing after construction.</summary>
/// <param name="window">n, at least 1.</param>
internal sealed class RecentCount(int window)
{
    private readonly bool[] _events = new bool[window];
    private int _next;

    /// <summary>How many of the last n were.</summary>
    public int Value { get; private set; }

    /// <summary>Counts one event and forgets the one n before it.</summary>
    public int Add(bool isOfKind)
    {
        Value += (isOfKind ? 1 : 0) - (_events[_next] ? 1 : 0);
        _events[_next] = isOfKind;
        _next = (_next + 1) % _events.Length;
        return Value;
    }
}
