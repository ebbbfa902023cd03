using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;
using MbRlRobot.Rollouts;
using Xunit;

namespace MbRlRobot.Controller.Tests.Rollouts;

public sealed class RolloutNoiseTests
{
    private const int Horizon = 30;
    private const int Members = 5;

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(20)]
    public void Ts1_gives_each_member_its_share_at_every_step_in_another_order(int particles)
    {
        int[][] steps = Steps(Propagation.Ts1, particles, seed: 3);
        Assert.All(steps, step => Assert.All(Shares(step), share => Assert.Equal(particles / Members, share)));
        Assert.True(steps.Select(step => string.Join(' ', step)).Distinct().Count() > Horizon - 5, "orders repeat");
    }

    [Fact]
    public void Ts1_gives_a_particle_any_member_as_often()
    {
        int[] members = [.. Enumerable.Range(0, 400).SelectMany(seed => Steps(Propagation.Ts1, 5, (ulong)seed)[..1]).Select(step => step[0])];
        Assert.All(Shares(members), share => Assert.InRange(share, 55, 105));
    }

    [Fact]
    public void Tsinf_leaves_each_particle_its_member_in_groups() =>
        Assert.All(Steps(Propagation.Tsinf, 10, seed: 3), step => Assert.Equal([0, 0, 1, 1, 2, 2, 3, 3, 4, 4], step));

    [Theory]
    [InlineData(Propagation.Ts1)]
    [InlineData(Propagation.Tsinf)]
    public void Names_those_together_that_a_member_moves_first(Propagation propagation)
    {
        RolloutNoise noise = Noise(propagation, 20);
        noise.Draw(3);
        int[] order = noise.ByFirstMember.ToArray();
        Assert.Equal(new ParticleGroups(20, 4, propagation == Propagation.Tsinf), noise.Groups);
        Assert.Equal(Enumerable.Range(0, 20), order.Order());
        Assert.Equal(Enumerable.Range(0, 20).Select(position => position / 4), order.Select(particle => noise.Member(0, particle)));
    }

    [Fact]
    public void Mean_has_one_particle()
    {
        RolloutNoise noise = Noise(Propagation.Mean, 7);
        noise.Draw(3);
        Assert.Equal((1, new ParticleGroups(1, 1, AreSteady: false)), (noise.Particles, noise.Groups));
        Assert.Equal([0], noise.ByFirstMember.ToArray());
    }

    [Fact]
    public void Refuses_particles_that_are_no_multiple_of_the_members()
    {
        ArgumentException fault = Assert.Throws<ArgumentException>(() => Noise(Propagation.Ts1, 7));
        Assert.Contains("7 particles are no multiple of the model's 5", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_particle_and_step_has_numbers_of_its_own()
    {
        RolloutNoise noise = Noise(Propagation.Tsinf, 10);
        noise.Draw(3);
        float[] all = [.. Enumerable.Range(0, Horizon).SelectMany(step => Enumerable.Range(0, 10).SelectMany(each => noise.Of(step, each).ToArray()))];
        Assert.Equal(Horizon * 10 * 2, all.Length);
        Assert.True(all.Distinct().Count() > all.Length - 3);
        Assert.InRange(all.Average(), -0.15, 0.15);
        Assert.InRange(all.Average(value => value * value), 0.8, 1.2);
    }

    private static int[] Shares(int[] members) =>
        [.. Enumerable.Range(0, Members).Select(member => members.Count(each => each == member))];

    private static int[][] Steps(Propagation propagation, int particles, ulong seed)
    {
        RolloutNoise noise = Noise(propagation, particles);
        noise.Draw(seed);
        return [.. Enumerable.Range(0, Horizon)
            .Select(step => Enumerable.Range(0, particles).Select(particle => noise.Member(step, particle)).ToArray())];
    }

    private static RolloutNoise Noise(Propagation propagation, int particles) => new(
        new PlannerDescription(Horizon: Horizon, Particles: particles, Propagation: propagation),
        new EnsembleArchitecture(Members, 3, 2, [4], Activation.Silu, Deterministic: false));
}
