using System;
using MbRlRobot.CommandLine;
using MbRlRobot.Ports;

namespace MbRlRobot.ControllerApp;

/// <summary>Makes the rollout engine that a command line asks for.</summary>
internal static class EngineMaker
{
    /// <summary>The option whose keys and values engines take.</summary>
    public const string Option = "--engine-option";

    /// <summary>Makes an engine.</summary>
    /// <param name="setup">What for.</param>
    /// <param name="factory">Makes it.</param>
    /// <returns>The engine.</returns>
    /// <exception cref="UsageException">
    /// The engine refuses an option, or the model's members for the robot's particles.
    /// </exception>
    public static IRolloutEngine Make(RolloutSetup setup, RolloutEngineFactory factory)
    {
        try
        {
            return AdapterRefusal.Catch(Option, () => factory(setup));
        }
        catch (ArgumentException refusal)
        {
            throw new UsageException(AdapterRefusal.MessageOf(refusal));
        }
    }
}
