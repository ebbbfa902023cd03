using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using MbRlRobot.CommandLine;
using MbRlRobot.Configuration;
using MbRlRobot.Mailbox;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp.Control;

/// <summary><c>set</c>: goals and set-points of a robot that runs.</summary>
public static class SetCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        RobotAddress address = new(isRobotRequired: true);
        Argument<string[]> values = new("NAME=VALUE")
        {
            Description = "Parameters and their new values, in their units; all are set, or none.",
            Arity = ArgumentArity.OneOrMore,
        };
        Command command = new("set", "Set goals and set-points, from the next control period on.") { values };
        address.AddTo(command);
        command.SetAction(parsed =>
        {
            RobotDescription robot = address.Read(parsed);
            ParameterSetting[] settings = [.. parsed.GetRequiredValue(values).Select(text => Read(text, robot))];
            return MailboxCommand.Give(
                address.FolderOf(parsed), CommandKind.Set, settings,
                parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        });
        return command;
    }

    private static ParameterSetting Read(string text, RobotDescription robot)
    {
        int equals = text.IndexOf('=');
        string name = equals < 0 ? text : text[..equals];
        List<string> names = [.. robot.Parameters.Select(parameter => parameter.Name)];
        int index = names.IndexOf(name);
        if (index < 0)
        {
            string hint = NearestName.Find(name, names) is { } near ? $"; did you mean '{near}'?" : string.Empty;
            string allowed = names.Count == 0 ? $"{robot.Type} has no parameters" : $"allowed: {string.Join(", ", names)}{hint}";
            throw new UsageException($"There is no parameter '{name}'; {allowed}.");
        }

        Interval limits = robot.Parameters[index].Limits;
        bool isNumber = double.TryParse(text[(equals + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        return equals > 0 && isNumber && value >= limits.Low && value <= limits.High
            ? new ParameterSetting(index, value)
            : throw new UsageException(string.Create(
                CultureInfo.InvariantCulture,
                $"'{text}' sets nothing; allowed: {name}= and a number from {limits.Low} to {limits.High} {robot.Parameters[index].Unit}."));
    }
}
