using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Rollouts;
using Xunit;

namespace MbRlRobot.Controller.Tests.Rollouts;

public sealed class RolloutUnitsTests
{
    private const int Bundle = 16;

    [Theory]
    [InlineData(1, 1, 16)]
    [InlineData(2, 1, 16)]
    [InlineData(5, 1, 8)]
    [InlineData(20, 4, 16)]
    [InlineData(20, 4, 8)]
    [InlineData(6, 6, 4)]
    [InlineData(10, 5, 16)]
    public void Takes_each_candidate_of_each_particle_once(int particles, int ofMember, int width)
    {
        for (int threads = 1; threads <= 9; threads++)
        {
            for (int candidates = 1; candidates <= 300; candidates += candidates < 50 ? 1 : 7)
            {
                RolloutUnits units = new(candidates, new ParticleGroups(particles, ofMember, AreSteady: true), threads, width);
                int[] taken = new int[particles * candidates];
                foreach ((int particle, int candidate) in Enumerable.Range(0, units.Count).SelectMany(unit => Candidates(units[unit])))
                {
                    Assert.InRange(particle, 0, particles - 1);
                    if (candidate < candidates)
                    {
                        taken[(particle * candidates) + candidate]++;
                    }
                }

                Assert.All(taken, times => Assert.Equal(1, times));
            }
        }
    }

    [Fact]
    public void Puts_particles_of_a_member_side_by_side_in_a_last_register_that_they_do_not_fill() => Assert.Equal(
        [
            new(0, 1, 0, 16), new(1, 1, 0, 16), new(2, 1, 0, 16), new(3, 1, 0, 16), new(4, 1, 0, 16), new(5, 1, 0, 16),
            new(0, 2, 16, 16, Tail: 7), new(2, 1, 16, 16, Tail: 7), new(3, 2, 16, 16, Tail: 7), new(5, 1, 16, 16, Tail: 7),
        ],
        All(candidates: 23, new ParticleGroups(6, 3, AreSteady: true), threads: 1));

    [Theory]
    [InlineData(25, 3, true)]
    [InlineData(23, 3, false)]
    [InlineData(23, 1, true)]
    [InlineData(32, 3, true)]
    public void Leaves_them_apart_where_two_do_not_fit_or_members_change(int candidates, int ofMember, bool areSteady) =>
        Assert.All(All(candidates, new ParticleGroups(6, ofMember, areSteady), threads: 1), unit => Assert.Equal(0, unit.Tail));

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

    private static IEnumerable<(int Particle, int Candidate)> Candidates(RolloutUnit unit) =>
        from particle in Enumerable.Range(unit.Position, unit.Particles)
        from candidate in Enumerable.Range(unit.First, unit.Tail > 0 ? unit.Tail : unit.Lanes)
        select (particle, candidate);

    private static List<RolloutUnit> All(int candidates, int particles, int threads, int sharing = 1, int width = Bundle) =>
        All(candidates, new ParticleGroups(particles, sharing, AreSteady: false), threads, width);

    private static List<RolloutUnit> All(int candidates, ParticleGroups particles, int threads, int width = Bundle)
    {
        RolloutUnits units = new(candidates, particles, threads, width);
        return [.. Enumerable.Range(0, units.Count).Select(unit => units[unit])];
    }
}
