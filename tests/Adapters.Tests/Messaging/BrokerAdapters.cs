using MbRlRobot.TestKit.Brokers;

namespace MbRlRobot.Adapters.Tests.Messaging;

/// <summary>The adapters that need a broker to be tried.</summary>
public static class BrokerAdapters
{
    /// <summary>Why the tests of an adapter cannot run.</summary>
    /// <param name="adapter">The adapter's name.</param>
    /// <returns>What is missing and what to do; null where nothing is.</returns>
    public static string? SkipReason(string adapter) => AppAdapters.SkipReason(adapter) ?? MosquittoBroker.SkipReason;
}
