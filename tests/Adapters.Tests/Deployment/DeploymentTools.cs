using MbRlRobot.Adapters.Tests.Messaging;
using MbRlRobot.TestKit.Brokers;

namespace MbRlRobot.Adapters.Tests.Deployment;

/// <summary>What it takes to try the broker as it is deployed.</summary>
public static class DeploymentTools
{
    /// <summary>Why the tests cannot run.</summary>
    /// <param name="adapter">The message bus's name.</param>
    /// <returns>What is missing and what to do; null where nothing is.</returns>
    public static string? SkipReason(string adapter) => BrokerAdapters.SkipReason(adapter) ?? CertificateScript.SkipReason;
}
