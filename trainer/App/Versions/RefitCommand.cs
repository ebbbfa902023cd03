using System.CommandLine;
using MbRlRobot.CommandLine;
using MbRlRobot.Registry;
using MbRlRobot.Robots;
using MbRlRobot.Service;

namespace MbRlRobot.TrainerApp.Versions;

/// <summary><c>refit</c>: asks a running <c>serve</c> for a fit now, whatever robot.json says of when one is due.</summary>
public static class RefitCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        (Option<string> robot, Option<string> data) = (RobotOption.Create(), WorkplaceOption.Create());
        Command command = new("refit", "Have serve fit a type's model now, on all that is stored.") { robot, data };
        command.SetAction(parsed =>
        {
            string folder = parsed.GetRequiredValue(data);
            (RobotDescription description, _) = WorkplaceOption.Open(parsed.GetRequiredValue(robot), folder);
            new RefitRequest(folder, description.Type).Ask();
            string when = DataFolderClaim.IsTaken(folder)
                ? "serve begins within a second, or after the fit under way"
                : $"no serve has {folder} now, and the next one begins with it";
            parsed.InvocationConfiguration.Output.WriteLine($"{description.Type}: a fit is asked for; {when}");
            return ExitCode.Ok;
        });
        return command;
    }
}
