using System.CommandLine;
using MbRlRobot.CommandLine;
using MbRlRobot.ControllerApp.Calibrate;
using MbRlRobot.Messaging;
using MbRlRobot.Recording;

namespace MbRlRobot.ControllerApp.Link;

/// <summary>Options of <c>link</c>.</summary>
internal sealed class LinkOptions
{
    /// <summary>Name of <see cref="Parent"/>.</summary>
    public const string ParentName = "--parent";

    /// <summary>The robot.</summary>
    public Option<string> Robot { get; } = RobotOption.Create();

    /// <summary>The individual; null where it is the type.</summary>
    public Option<string?> Id { get; } = new("--id")
    {
        Description = "Which individual it is; the robot's type unless given.",
        HelpName = "ID",
    };

    /// <summary>The folder; null for the usual one.</summary>
    public Option<string?> Data { get; } = new("--data")
    {
        Description = "The robot's folder on this machine, for what is not acknowledged yet; one under the user's data unless given.",
        HelpName = "DIR",
    };

    /// <summary>Whose models are taken.</summary>
    public Option<string[]> Trust { get; } = TrustOption.Create();

    /// <summary>What models are tried with.</summary>
    public Option<string?> Engine { get; } = new("--engine")
    {
        Description = "What rolls plans through models, as of run: they are tried with it. [default: the first that is ready]",
        HelpName = "NAME",
    };

    /// <summary>The folder of all robots' files in memory; null for the usual one.</summary>
    public Option<string?> Runtime { get; } = new("--runtime")
    {
        Description = $"The folder in memory where the processes of all robots meet. [default: {RingFolder.DefaultBase}]",
        HelpName = "DIR",
    };

    /// <summary>The run that has started it; null where somebody else has.</summary>
    public Option<int?> Parent { get; } = new(ParentName)
    {
        Description = "Process id of the run whose child this is.",
        Hidden = true,
    };

    /// <summary>The broker.</summary>
    public BrokerOptions Broker { get; } = new();

    /// <summary>Gives a command the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(Robot);
        command.Add(Id);
        command.Add(Data);
        command.Add(Trust);
        command.Add(Engine);
        command.Add(Runtime);
        command.Add(Parent);
        Broker.AddTo(command);
    }

    /// <summary>The individual's id.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="type">The robot's type.</param>
    /// <returns>The id.</returns>
    /// <exception cref="UsageException">It is none.</exception>
    public string IdOf(ParseResult parsed, string type)
    {
        string id = parsed.GetValue(Id) ?? type;
        return RobotIdSyntax.IsValid(id) ? id : throw new UsageException($"--id is '{id}'; allowed: {RobotIdSyntax.Allowed}.");
    }

    /// <summary>The robot's folder.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="robotId">The individual.</param>
    /// <returns>The folder, which need not exist.</returns>
    public string FolderOf(ParseResult parsed, string robotId) => RobotDataFolder.Of(parsed.GetValue(Data), robotId);
}
