using System;
using System.Linq;
using System.Threading;
using MbRlRobot.Numerics;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Tests.Numerics;

public sealed class WorkerPoolTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(1, 100)]
    [InlineData(3, 0)]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    [InlineData(3, 1000)]
    public void Does_every_unit_once(int threads, int units)
    {
        using WorkerPool pool = new(threads, "test");
        Counting work = new(units, threads);
        pool.Run(work, units);
        Assert.Equal(Enumerable.Repeat(1, units), work.Counts);
        Assert.Equal(threads, pool.Threads);
        Assert.False(work.SawUnknownWorker);
    }

    [Fact]
    public void Many_short_runs_follow_one_another()
    {
        using WorkerPool pool = new(3, "test");
        Counting work = new(8, 3);
        for (int run = 0; run < 400; run++)
        {
            pool.Run(work, run % 9);
        }

        int[] expected = [.. Enumerable.Range(0, 8).Select(unit => Enumerable.Range(0, 400).Count(run => run % 9 > unit))];
        Assert.Equal(expected, work.Counts);
    }

    [Fact]
    public void Wakes_threads_that_went_to_sleep()
    {
        using WorkerPool pool = new(2, "test");
        for (int run = 0; run < 3; run++)
        {
            Thread.Sleep(20);
            using Barrier both = new(2);
            pool.Run(new Meeting(both), 2);
        }
    }

    [Fact]
    public void Loses_no_wake_with_more_threads_than_cores_and_pauses_of_every_length()
    {
        const int Runs = 1000;
        WorkerPool pool = new((2 * Environment.ProcessorCount) + 2, "test"); // a pool that hung cannot be disposed either
        Counting work = new(4, pool.Threads);
        int done = 0;
        Thread runner = new(() =>
        {
            for (; done < Runs; Volatile.Write(ref done, done + 1))
            {
                pool.Run(work, 4);
                Thread.SpinWait(done * 7919 % 20_000); // some helpers are asleep by then, some about to be, some not
            }
        });
        runner.IsBackground = true;
        runner.Start();
        for (int last = -1; !runner.Join(TimeSpan.FromSeconds(30)); last = Volatile.Read(ref done))
        {
            Assert.True(Volatile.Read(ref done) > last, $"run {last} hung");
        }

        Assert.Equal([Runs, Runs, Runs, Runs], work.Counts);
        pool.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_work_throws_is_thrown_by_run_and_the_pool_goes_on(int threads)
    {
        using WorkerPool pool = new(threads, "test");
        for (int run = 0; run < 5; run++)
        {
            FormatException fault = Assert.Throws<FormatException>(() => pool.Run(new Failing(), 20));
            Assert.Equal("unit 7", fault.Message);
            Counting work = new(20, threads);
            pool.Run(work, 20);
            Assert.Equal(Enumerable.Repeat(1, 20), work.Counts);
        }
    }

    [Fact]
    public void A_run_allocates_nothing()
    {
        using WorkerPool pool = new(2, "test");
        Counting work = new(64, 2);
        pool.Run(work, 64);
        using (AllocationGuard.Expect(0))
        {
            for (int run = 0; run < 100; run++)
            {
                pool.Run(work, 64);
            }
        }
    }

    [Fact]
    public void A_pool_that_is_disposed_refuses_work()
    {
        WorkerPool pool = new(3, "test");
        pool.Dispose();
        pool.Dispose();
        Assert.Throws<ObjectDisposedException>(() => pool.Run(new Counting(1, 3), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerPool(0, "test"));
    }

    private sealed class Counting(int units, int threads) : IParallelWork
    {
        private readonly int[] _counts = new int[units];

        public int[] Counts => _counts;

        public bool SawUnknownWorker { get; private set; }

        public void Do(int unit, int worker)
        {
            Interlocked.Increment(ref _counts[unit]);
            SawUnknownWorker |= worker < 0 || worker >= threads;
        }
    }

    private sealed class Meeting(Barrier both) : IParallelWork
    {
        public void Do(int unit, int worker) =>
            Assert.True(both.SignalAndWait(TimeSpan.FromSeconds(10)), "the second thread did not come");
    }

    private sealed class Failing : IParallelWork
    {
        public void Do(int unit, int worker)
        {
            if (unit == 7)
            {
                throw new FormatException($"unit {unit}");
            }
        }
    }
}
