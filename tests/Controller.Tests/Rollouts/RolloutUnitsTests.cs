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
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(20)]
    public void Takes_each_bundle_of_each_particle_once(int particles)
    {
        for (int threads = 1; threads <= 9; threads++)
        {
            for (int candidates = 1; candidates <= 400; candidates += 7)
            {
                (int, int)[] bundles = [.. All(candidates, particles, threads).SelectMany(unit =>
                    Enumerable.Range(0, unit.Lanes / Bundle).Select(bundle => (unit.Particle, unit.First + (bundle * Bundle))))];
                int perParticle = (candidates + Bundle - 1) / Bundle;
                Assert.Equal(particles * perParticle, bundles.Length);
                Assert.Equal(bundles.Length, bundles.Distinct().Count());
                Assert.All(bundles, bundle => Assert.InRange(bundle.Item2, 0, (perParticle - 1) * Bundle));
            }
        }
    }

    [Fact]
    public void Leaves_no_bundle_alone_where_two_can_go_together() => Assert.Equal(
        [(0, 0, 48), (0, 48, 48), (0, 96, 48), (0, 144, 32), (0, 176, 32)], All(candidates: 200, particles: 1, threads: 1));

    [Fact]
    public void Cuts_what_threads_would_wait_for() => Assert.Equal(
        [(0, 0, 48), (1, 0, 48), (2, 0, 48), (3, 0, 48), (4, 0, 16), (4, 16, 16), (4, 32, 16)], All(candidates: 40, particles: 5, threads: 2));

    [Fact]
    public void Cuts_nothing_that_goes_to_most_threads_anyway() => Assert.Equal(
        [(0, 0, 48), (1, 0, 48), (2, 0, 48)], All(candidates: 40, particles: 3, threads: 4));

    [Theory]
    [InlineData(16, 32)]
    [InlineData(8, 32)]
    [InlineData(4, 28)]
    public void Ends_with_the_last_register_that_holds_a_candidate(int width, int lanes) =>
        Assert.Equal([(0, 0, lanes)], All(candidates: 25, particles: 1, threads: 1, width));

    private static List<(int Particle, int First, int Lanes)> All(int candidates, int particles, int threads, int width = Bundle)
    {
        RolloutUnits units = new(candidates, particles, threads, width);
        return [.. Enumerable.Range(0, units.Count).Select(unit => units[unit])];
    }
}
