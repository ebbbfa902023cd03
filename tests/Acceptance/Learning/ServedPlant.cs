using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Robots;

namespace MbRlRobot.Acceptance.Learning;

/// <summary>A robot's simulation in a process of its own, in lockstep, behind a network that loses and reorders.</summary>
public sealed partial class ServedPlant : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly RunningProgram _program;

    private ServedPlant(RunningProgram program, LabRobot robot) => (_program, Robot) = (program, robot);

    /// <summary>Gets the robot, wired to it.</summary>
    public LabRobot Robot { get; }

    /// <summary>Starts it.</summary>
    /// <param name="robot">The robot, with what simulates it.</param>
    /// <param name="network">The options that make the network worse.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<ServedPlant> Start(LabRobot robot, IReadOnlyList<string> network, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(robot);
        string file = Path.Combine(robot.Folder, "robot.json");
        string[] line = ["mbrl-plant", "serve", "--robot", file, "--udp", "127.0.0.1:0", "--io", robot.Io, "--lockstep", "--json", .. network];
        RunningProgram program = RunningProgram.Start("the plant", line);
        string listening = await program.WaitForLine("\"listening\"", Patience, cancellation);
        int port = int.Parse(PortPattern().Match(listening).Groups[1].Value, CultureInfo.InvariantCulture);
        IoDescription io = robot.Description.Io with { Udp = new UdpDescription("127.0.0.1", port, Timeout: 20) };
        return new ServedPlant(program, robot with { Description = robot.Description with { Io = io }, Io = "udp" });
    }

    /// <summary>Ends it.</summary>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>How many datagrams were lost on purpose, and how many requests were carried out.</returns>
    public async Task<(long Lost, long Answered)> End(CancellationToken cancellation)
    {
        await _program.End(Patience, cancellation);
        string last = _program.Lines.Last(line => line.Contains("\"counts\"", StringComparison.Ordinal));
        using JsonDocument json = JsonDocument.Parse(last);
        JsonElement counts = json.RootElement.GetProperty("counts");
        return (counts.GetProperty("lost").GetInt64(), counts.GetProperty("answered").GetInt64());
    }

    /// <inheritdoc/>
    public void Dispose() => _program.Dispose();

    [GeneratedRegex(@"127\.0\.0\.1:(\d+)")]
    private static partial Regex PortPattern();
}
