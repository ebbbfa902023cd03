using System.CommandLine;
using MbRlRobot.CommandLine;
using MbRlRobot.ControllerApp;
using MbRlRobot.PlantApp;
using MbRlRobot.TrainerApp;
using Xunit;

namespace MbRlRobot.Apps.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("check", "--robot")]
    [InlineData("check", "")]
    [InlineData("doctor", "--jsn")]
    [InlineData("doctor", "extra")]
    [InlineData("launch", "")]
    public void Refuses_a_wrong_command_line_with_exit_code_2(string command, string argument)
    {
        CommandRun run = CommandRun.Of(ControllerProgram.Run, argument.Length == 0 ? [command] : [command, argument]);
        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public void Asks_for_a_command_with_exit_code_2()
    {
        Assert.Equal(2, CommandRun.Of(ControllerProgram.Run).ExitCode);
        Assert.Equal(2, CommandRun.Of(TrainerProgram.Run).ExitCode);
        Assert.Equal(2, CommandRun.Of(PlantProgram.Run).ExitCode);
    }

    [Fact]
    public void Turns_every_fault_into_a_message_and_an_exit_code()
    {
        Assert.Equal((1, "no disk\n"), Throwing(new System.IO.IOException("no disk")));
        Assert.Equal((2, "no adapter\n"), Throwing(new Adapters.AdapterNotFoundException("no adapter")));
        Assert.Equal((2, "no model\n"), Throwing(new System.IO.InvalidDataException("no model")));
        (int code, string error) = Throwing(new System.InvalidOperationException("a slip"));
        Assert.Equal(1, code);
        Assert.StartsWith("This is a fault of the program", error);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public void Explains_itself(string option)
    {
        CommandRun run = CommandRun.Of(ControllerProgram.Run, option);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("check", run.Output);
        Assert.Contains("doctor", run.Output);
    }

    private static (int Code, string Error) Throwing(System.Exception fault)
    {
        RootCommand root = new("A program that fails.");
        root.SetAction(void (_) => throw fault);
        CommandRun run = CommandRun.Of((args, output, error) => CommandLineApp.Run(root, args, output, error));
        return (run.ExitCode, run.Error);
    }

    /// <summary>The parser's own handler ends a command two seconds after SIGTERM, whatever it still has to write.</summary>
    [Fact]
    public void Leaves_signals_to_the_commands()
    {
        System.TimeSpan? limit = System.TimeSpan.Zero;
        RootCommand root = new("A program that takes its time.");
        root.SetAction((parsed, _) =>
        {
            limit = parsed.InvocationConfiguration.ProcessTerminationTimeout;
            return System.Threading.Tasks.Task.FromResult(0);
        });
        Assert.Equal(0, CommandRun.Of((args, output, error) => CommandLineApp.Run(root, args, output, error)).ExitCode);
        Assert.Null(limit);
    }

    [Fact]
    public void Tells_its_version() => Assert.Equal(0, CommandRun.Of(TrainerProgram.Run, "--version").ExitCode);
}
