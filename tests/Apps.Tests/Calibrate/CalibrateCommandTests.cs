using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using MbRlRobot.ControllerApp;
using Xunit;

namespace MbRlRobot.Apps.Tests.Calibrate;

/// <summary><c>calibrate</c>, and what <c>run</c> and <c>check</c> make of the file.</summary>
public sealed class CalibrateCommandTests : IDisposable
{
    private const string Hidden = """
        { "kind": "zero", "channel": "theta", "amount": 0.3 }, { "kind": "reversed", "channel": "theta" },
        { "kind": "scale", "channel": "x", "amount": 1.07 },
        { "kind": "deadBand", "channel": "drive", "amount": 0.08 }, { "kind": "reversed", "channel": "drive" }
        """;

    private const string Usual = """
        {
          "robotId": "cartpole-rig", "type": "cartpole-rig", "io": "simulated-board", "createdUtc": "2026-01-02T03:04:05Z",
          "parts": { "theta": { "zero": 0.1 } }
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Recovers_what_is_hidden_and_the_robot_runs_with_it_as_if_nothing_were()
    {
        string faults = Write("faults.json", $$"""{ "faults": [ {{Hidden}} ] }""");
        string file = _folder.At("new/calibration.json");
        CommandRun run = Calibrate("--faults", faults, "--out", file, "--yes", "--json");
        Assert.Equal(0, run.ExitCode);
        JsonElement parts = JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("parts");
        Assert.Equal(0.3, parts.GetProperty("theta").GetProperty("zero").GetDouble(), 2 * Math.PI / 4096);
        Assert.True(parts.GetProperty("theta").GetProperty("reversed").GetBoolean());
        Assert.Equal(1.07, parts.GetProperty("x").GetProperty("unitsPerCount").GetDouble() / 1.6666666666666667e-5, 0.02);
        Assert.Equal(-1, parts.GetProperty("drive").GetProperty("fullScale").GetDouble());
        Assert.Equal(0.08, parts.GetProperty("drive").GetProperty("deadBand").GetDouble(), 0.02 * 0.08);
        AssertReport(run, file);

        double expected = Return();
        Assert.Equal(expected, Return("--faults", faults, "--calibration", file), 0.03);
        Assert.True(Math.Abs(expected - Return("--faults", faults)) > 0.1);
    }

    private static void AssertReport(CommandRun run, string file)
    {
        JsonElement report = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal((file, "simulated-board"), (report.GetProperty("file").GetString(), report.GetProperty("io").GetString()));
        JsonElement[] changes = [.. report.GetProperty("changes").EnumerateArray()];
        Assert.Equal(
            ["x.unitsPerCount", "theta.zero", "theta.reversed", "drive.fullScale", "drive.deadBand"],
            changes.Select(change => $"{change.GetProperty("channel")}.{change.GetProperty("setting")}"));
        Assert.Equal(1, changes[3].GetProperty("before").GetDouble());
        Assert.Equal(JsonValueKind.Null, changes[1].GetProperty("before").ValueKind);
        Assert.Contains("Turn theta by hand in its positive direction", run.Error);
    }

    [Fact]
    public void Shows_what_it_found_before_and_after()
    {
        string file = _folder.At("calibration.json");
        CommandRun run = Calibrate("--out", file, "--yes", "--faults", Write("faults.json", $$"""{ "faults": [ {{Hidden}} ] }"""));
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Matches(@"drive\s+fullScale\s+1\s+-1\s", run.Output);
        Assert.Matches(@"theta\s+reversed\s+-\s+true\s", run.Output);
        Assert.Contains($"Written to {file}", run.Output);
    }

    [Theory]
    [InlineData("--io gpio --yes", "--yes is given with --io gpio; it needs a simulated board")]
    [InlineData("--io plant", "--io is plant; allowed: gpio and simulated-board, which have parts to calibrate")]
    [InlineData("--out .", "--out is '.', a folder; allowed: the path of a file")]
    [InlineData("--id Rig", "--id is 'Rig'; allowed: ")]
    [InlineData("--faults none.json", "none.json: $ is not readable")]
    public void Refuses_what_cannot_be_before_anything_moves(string arguments, string told)
    {
        CommandRun run = Calibrate(arguments.Split(' '));
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains(told, run.Error);
    }

    [Fact]
    public void Writes_nothing_where_something_cannot_be_measured()
    {
        string file = _folder.At("calibration.json");
        string faults = Write("faults.json", """{ "faults": [ { "kind": "open", "channel": "estop" } ] }""");
        CommandRun run = Calibrate("--yes", "--out", file, "--faults", faults);
        Assert.Equal((1, false), (run.ExitCode, File.Exists(file)));
        Assert.Contains("The drives cannot be enabled", run.Error);
        Assert.Contains("The outputs are stopped.", run.Error);
    }

    [Theory]
    [InlineData("cartpole-rig", "other-1", "--id cartpole-rig", "$.robotId is \"other-1\"; allowed: \"cartpole-rig\"")]
    [InlineData("simulated-board", "gpio", "", "$.io is \"gpio\"; allowed: \"simulated-board\"")]
    [InlineData("0.1", "4", "", "$.parts.theta.zero is 4; allowed: a number from")]
    [InlineData("", "", "--io plant", "--calibration is given with --io plant; allowed: gpio and simulated-board")]
    public void Runs_no_robot_with_a_calibration_that_is_not_its_own(string old, string changed, string arguments, string told)
    {
        int place = old.Length == 0 ? 0 : Usual.IndexOf($"{old}", StringComparison.Ordinal);
        string text = Usual[..place] + changed + Usual[(place + old.Length)..];
        CommandRun run = Run(["--calibration", Write("c.json", text), .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains(told, run.Error);
    }

    [Fact]
    public void Says_that_a_robot_runs_calibrated()
    {
        string file = Write("c.json", Usual);
        Assert.Contains($"on simulated-board calibrated by {file} in lockstep", Run("--calibration", file).Output);
    }

    [Fact]
    public void Checks_a_calibration_against_its_robot()
    {
        string file = Write("c.json", Usual);
        CommandRun good = Check(file);
        Assert.Equal((0, string.Empty), (good.ExitCode, good.Error));
        Assert.Contains($"{file} is valid: cartpole-rig, measured 2026-01-02 03:04:05Z: theta", good.Output);
        string bad = Write("bad.json", Usual.Replace("zero", "deadBand", StringComparison.Ordinal));
        CommandRun refused = Check(bad);
        Assert.Equal((2, string.Empty), (refused.ExitCode, refused.Output));
        Assert.Contains($"{bad}(3,37): $.parts.theta.deadBand is 0.1; allowed: of the part as5600: zero, reversed", refused.Error);
        Assert.Contains($"{bad} is refused: 1 problem", refused.Error);
    }

    private static CommandRun Check(string calibration) => CommandRun.Of(
        ControllerProgram.Run, "check", "--robot", RigFile.Path, "--calibration", calibration);

    private static CommandRun Calibrate(params string[] more) =>
        CommandRun.Of(ControllerProgram.Run, ["calibrate", "--robot", "cartpole-rig", .. more]);

    private CommandRun Run(params string[] more) => CommandRun.Of(
        ControllerProgram.Run,
        [
            "run", "--robot", "cartpole-rig", "--runtime", _folder.Path, "--lockstep", "--no-link", "--episodes", "1", "--seed", "3", .. more,
        ]);

    /// <summary>What an episode of exploration returns.</summary>
    private double Return(params string[] more) =>
        JsonDocument.Parse(Run([.. more, "--json"]).Output).RootElement.GetProperty("episodes")[0].GetProperty("return").GetDouble();

    private string Write(string name, string text)
    {
        string file = _folder.At(name);
        File.WriteAllText(file, text);
        return file;
    }
}
