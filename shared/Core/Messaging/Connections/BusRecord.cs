using System.Threading;
using MbRlRobot.Ports;

namespace MbRlRobot.Messaging.Connections;

/// <summary>Counts what comes to pass on a bus.</summary>
internal sealed class BusRecord
{
    private readonly Lock _lock = new();
    private BusStatistics _statistics;

    /// <summary>The counts.</summary>
    public BusStatistics Statistics
    {
        get
        {
            lock (_lock)
            {
                return _statistics;
            }
        }
    }

    /// <summary>A connection was made.</summary>
    public void Connected()
    {
        lock (_lock)
        {
            _statistics = _statistics with { Connections = _statistics.Connections + 1 };
        }
    }

    /// <summary>The broker took a message.</summary>
    public void Published()
    {
        lock (_lock)
        {
            _statistics = _statistics with { Published = _statistics.Published + 1 };
        }
    }

    /// <summary>A message came.</summary>
    /// <param name="isClaimed">Whether a handler wanted it.</param>
    public void Received(bool isClaimed)
    {
        lock (_lock)
        {
            _statistics = _statistics with
            {
                Received = _statistics.Received + 1,
                Unclaimed = _statistics.Unclaimed + (isClaimed ? 0 : 1),
            };
        }
    }

    /// <summary>A handler threw.</summary>
    /// <param name="fault">What it threw, in words.</param>
    public void HandlerThrew(string fault)
    {
        lock (_lock)
        {
            _statistics = _statistics with { HandlerFaults = _statistics.HandlerFaults + 1, LastFault = fault };
        }
    }

    /// <summary>The connection was lost, or could not be made.</summary>
    /// <param name="fault">Why.</param>
    public void ConnectionFailed(string fault)
    {
        lock (_lock)
        {
            _statistics = _statistics with { LastFault = fault };
        }
    }
}
