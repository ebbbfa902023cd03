using System;
using System.Collections.Generic;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Doubles;

namespace MbRlRobot.Controller.Tests.Following;

/// <summary>Decision n plans 10 n, 10 n + 1, and so on, eight steps; remembers what it was asked.</summary>
internal sealed class AskedPlanner : IPlanner
{
    public readonly record struct Asked(
        float Position, float Velocity, float PreviousAction, float TimeSeconds, ulong Tick, int ExecutedSteps, int Thread);

    public List<Asked> Requests { get; } = new(capacity: 10_000);

    /// <summary>Called within each decision, with its number from 1.</summary>
    public Func<int, PlanResult> Deciding { get; init; } = _ => new PlanResult(true, 1, 1, 0, 0, 0);

    public int Horizon => 8;

    public int ActionDimension => 1;

    public IRolloutEngine Engine { get; set; } = new PointMassRolloutEngine(1);

    public void Reset()
    {
    }

    public PlanResult Plan(in PlanRequest request, Span<float> sequence)
    {
        Requests.Add(new Asked(
            request.State[0], request.State[1], request.PreviousAction[0], request.TimeSeconds, request.Tick, request.ExecutedSteps,
            Environment.CurrentManagedThreadId));
        for (int step = 0; step < Horizon; step++)
        {
            sequence[step] = (10 * Requests.Count) + step;
        }

        return Deciding(Requests.Count);
    }
}
