using System;
using System.IO;
using Xunit;

namespace MbRlRobot.Apps.Tests.Deployment;

/// <summary>A test that asks systemd-analyze, and shows as skipped where there is none. Systemd need not run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SystemdFactAttribute : FactAttribute
{
    public const string Program = "/usr/bin/systemd-analyze";

    public SystemdFactAttribute() => Skip = File.Exists(Program) ? null : $"{Program} is not there: apt-get install systemd";
}
