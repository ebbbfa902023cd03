using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Rollouts;
using Xunit;

namespace MbRlRobot.Controller.Tests.Rollouts;

public sealed class RolloutUnitsTests
{
    private const int Bundle = 16;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(5, 1)]
    [InlineData(20, 4)]
    [InlineData(6, 6)]
    public void Takes_each_bundle_of_each_particle_once(int particles, int sharing)
    {
        for (int threads = 1; threads <= 9; threads++)
        {
            for (int candidates = 1; candidates <= 400; candidates += 7)
            {
                (int, int)[] bundles = [.. All(candidates, particles, threads, sharing).SelectMany(Bundles)];
                int perParticle = (candidates + Bundle - 1) / Bundle;
                Assert.Equal(particles * perParticle, bundles.Length);
                Assert.Equal(bundles.Length, bundles.Distinct().Count());
                Assert.All(bundles, bundle => Assert.InRange(bundle.Item1, 0, particles - 1));
                Assert.All(bundles, bundle => Assert.InRange(bundle.Item2, 0, (perParticle - 1) * Bundle));
            }
        }
    }

    [Fact]
    public void Leaves_no_bundle_alone_where_two_can_go_together() => Assert.Equal(
        [new(0, 1, 0, 48), new(0, 1, 48, 48), new(0, 1, 96, 48), new(0, 1, 144, 32), new(0, 1, 176, 32)],
        All(candidates: 200, particles: 1, threads: 1));

    [Fact]
    public void Cuts_what_threads_would_wait_for() => Assert.Equal(
        [new(0, 1, 0, 48), new(1, 1, 0, 48), new(2, 1, 0, 48), new(3, 1, 0, 48), new(4, 1, 0, 16), new(4, 1, 16, 16), new(4, 1, 32, 16)],
        All(candidates: 40, particles: 5, threads: 2));

    [Fact]
    public void Cuts_nothing_that_goes_to_most_threads_anyway() => Assert.Equal(
        [new(0, 1, 0, 48), new(1, 1, 0, 48), new(2, 1, 0, 48)], All(candidates: 40, particles: 3, threads: 4));

    [Fact]
    public void Leaves_particles_that_share_their_first_step_together_but_for_the_last_block() => Assert.Equal(
        [
            new(0, 2, 0, 48), new(2, 2, 0, 48), new(0, 2, 48, 48), new(2, 2, 48, 48),
            new(0, 1, 96, 48), new(1, 1, 96, 48), new(2, 1, 96, 48), new(3, 1, 96, 48),
        ],
        All(candidates: 144, particles: 4, threads: 1, sharing: 2));

    [Fact]
    public void Parts_them_where_there_is_too_little_for_the_threads() =>
        Assert.All(All(candidates: 144, particles: 4, threads: 2, sharing: 2), unit => Assert.Equal(1, unit.Particles));

    [Theory]
    [InlineData(16, 32)]
    [InlineData(8, 32)]
    [InlineData(4, 28)]
    public void Ends_with_the_last_register_that_holds_a_candidate(int width, int lanes) =>
        Assert.Equal([new(0, 1, 0, lanes)], All(candidates: 25, particles: 1, threads: 1, sharing: 1, width));

    private static IEnumerable<(int Particle, int First)> Bundles(RolloutUnit unit) =>
        from particle in Enumerable.Range(unit.Position, unit.Particles)
        from bundle in Enumerable.Range(0, unit.Lanes / Bundle)
        select (particle, unit.First + (bundle * Bundle));

    private static List<RolloutUnit> All(int candidates, int particles, int threads, int sharing = 1, int width = Bundle)
    {
        RolloutUnits units = new(candidates, particles, sharing, threads, width);
        return [.. Enumerable.Range(0, units.Count).Select(unit => units[unit])];
    }
}
