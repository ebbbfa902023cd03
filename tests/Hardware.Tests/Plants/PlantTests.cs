using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Plants;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Plants;

/// <summary>What every plant of the catalogue keeps.</summary>
public sealed class PlantTests
{
    public static TheoryData<string> Kinds => [.. PlantCatalog.Kinds.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Steps_without_allocating(string kind)
    {
        IPlant plant = PlantCatalog.Find(kind)!.With();
        double[] state = new double[plant.Channels.Count];
        double[] action = [.. Enumerable.Repeat(0.5, plant.ActionCount)];
        plant.Step(state, action, 0.1);
        using (AllocationGuard.Expect(0))
        {
            plant.Step(state, action, 0.1);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Two_io_periods_of_whole_substeps_are_one_control_period(string kind)
    {
        IPlant plant = PlantCatalog.Find(kind)!.With();
        (double[] start, double[] action) = Somewhere(plant);
        double[] once = Numbers.After(plant, start, action, 0.2);
        double[] twice = Numbers.After(plant, Numbers.After(plant, start, action, 0.1), action, 0.1);
        Numbers.Near(once, twice, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Takes_equal_substeps_that_a_rounding_error_does_not_multiply(string kind)
    {
        IPlant plant = PlantCatalog.Find(kind)!.With();
        (double[] start, double[] action) = Somewhere(plant);
        double[] exact = Numbers.After(plant, start, action, 0.1);
        Numbers.Near(exact, Numbers.After(plant, start, action, 0.1 + 1e-13), 1e-10);
        Assert.Equal(start, Numbers.After(plant, start, action, 0));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Refuses_times_and_lengths_that_make_no_sense(string kind)
    {
        IPlant plant = PlantCatalog.Find(kind)!.With();
        (double[] state, double[] action) = Somewhere(plant);
        Assert.Throws<ArgumentOutOfRangeException>(() => plant.Step(state, action, -0.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => plant.Step(state, action, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => plant.Step(state, action, double.PositiveInfinity));
        Assert.Contains(kind, Assert.Throws<ArgumentException>(() => plant.Step(state.AsSpan(1), action, 0.01)).Message);
        Assert.Throws<ArgumentException>(() => plant.Step(state, new double[plant.ActionCount + 1], 0.01));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_constant_has_an_effect_and_a_default_it_may_be_given(string name)
    {
        PlantKind kind = PlantCatalog.Find(name)!;
        (double[] start, double[] action) = Somewhere(kind.With());
        double[] usual = Run(kind.With(), start, action);
        foreach (PhysicsKey key in kind.Physics)
        {
            Assert.True(key.Allowed.Contains(key.Default) || double.IsPositiveInfinity(key.Default), key.Name);
            double changed = Math.Max(key.Allowed.Low, double.IsFinite(key.Default) ? key.Default * 0.1 : 0.1);
            IPlant other = kind.With(new Dictionary<string, double> { [key.Name] = changed });
            Assert.Equal(changed, other.Physics[key.Name]);
            Assert.NotEqual(usual, Run(other, start, action));
        }
    }

    /// <summary>Fast and far enough to reach every bound.</summary>
    private static double[] Run(IPlant plant, double[] start, double[] action)
    {
        double[] pushed = [.. action.Select(value => value * 10)];
        return Numbers.After(plant, start, pushed, 0.3);
    }

    private static (double[] State, double[] Action) Somewhere(IPlant plant) =>
        ([.. plant.Channels.Select((_, index) => 0.3 + (0.2 * index))], [.. Enumerable.Range(0, plant.ActionCount).Select(index => 0.4 - (0.5 * index))]);
}
