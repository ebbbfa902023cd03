using System.Collections.Generic;
using MbRlRobot.Expressions.Evaluation;
using MbRlRobot.Robots;
using MbRlRobot.Safety;

namespace MbRlRobot.Rollouts;

/// <summary>A task as rollouts want it: its expressions compiled, what ends a particle, and what that earns.</summary>
internal sealed class RolloutTask
{
    /// <summary>Compiles a robot's task.</summary>
    /// <param name="robot">The robot, read and found valid.</param>
    public RolloutTask(RobotDescription robot)
    {
        TaskExpressions task = TaskExpressions.Of(robot);
        ExpressionInputs inputs = new(robot.State.Count, robot.Action.Count, robot.Parameters.Count);
        HasDone = task.Done is not null;
        Step = ExpressionProgram.Compile(
            inputs, task.Lets, task.Done is null ? [task.Reward] : [task.Reward, task.Done]);
        Terminal = task.TerminalValue is null
            ? null
            : ExpressionProgram.Compile(inputs, task.Lets, [task.TerminalValue]);
        DoneReward = (float)(robot.Task.DoneReward ?? 0);
        LimitPenalty = (float)robot.Task.LimitPenalty;
        SoftLimits = StateEnvelope.Soft(robot).Bounds;
    }

    /// <summary>Reward, and done where the task has it.</summary>
    public ExpressionProgram Step { get; }

    /// <summary>The value at the horizon; null for zero.</summary>
    public ExpressionProgram? Terminal { get; }

    /// <summary>Whether <see cref="Step"/> has a second result, the mask of particles that are done.</summary>
    public bool HasDone { get; }

    /// <summary>What each step that remains earns a particle that is done.</summary>
    public float DoneReward { get; }

    /// <summary>What a particle pays that leaves the soft limits.</summary>
    public float LimitPenalty { get; }

    /// <summary>The soft limits of the states that have them.</summary>
    public IReadOnlyList<StateBound> SoftLimits { get; }
}
