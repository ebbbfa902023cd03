using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using MbRlRobot.Installation;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Controller.Tests.Installation;

public sealed class ModelSlotsTests : IDisposable
{
    private const int Length = 64 * 1024;

    private readonly string _folder = Directory.CreateTempSubdirectory("slots-").FullName;
    private readonly float[] _image = new float[Length];

    private string FilePath => Path.Combine(_folder, "models");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_one_process_offers_and_the_other_takes()
    {
        using ModelSlots link = Open();
        using ModelSlots control = Open();
        Assert.Equal((ModelSlots.None, ModelSlots.None), (control.Active, control.Offered));
        Assert.False(control.TryTake(control.Offered, _image, out _));

        Assert.Equal(0, link.Offer(new SlotModel(7, 0xABCD, 0.25), Image(7)));
        Assert.True(control.TryTake(control.Offered, _image, out SlotModel model));

        Assert.Equal(new SlotModel(7, 0xABCD, 0.25), model);
        Assert.Equal(Image(7), _image);
        Assert.Equal((0, 0), (link.Active, link.Offered));
    }

    [Fact]
    public void The_running_slot_is_never_written_and_the_other_is_there_to_go_back_to()
    {
        using ModelSlots link = Open();
        using ModelSlots control = Open();
        Offer(link, 1);
        Assert.True(control.TryTake(0, _image, out _));
        Assert.Equal((1, 1), (Offer(link, 2), Offer(link, 3)));
        Assert.True(control.TryTake(control.Offered, _image, out SlotModel trial));
        Assert.Equal((3UL, 1), (trial.Version, control.Active));

        Assert.True(control.TryTake(0, _image, out SlotModel champion));
        Assert.Equal((1UL, 0), (champion.Version, control.Active));
        Assert.Equal(Image(1), _image);
    }

    [Fact]
    public void A_process_that_starts_again_finds_what_ran()
    {
        using (ModelSlots link = Open())
        {
            Offer(link, 1);
            Assert.True(link.TryTake(0, _image, out _));
        }

        using ModelSlots control = Open();
        Assert.True(control.TryTake(control.Active, _image, out SlotModel model));
        Assert.Equal(1UL, model.Version);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(208)]
    [InlineData(216)]
    [InlineData(224)]
    [InlineData(4096)]
    [InlineData(4096 + (4 * Length) - 1)]
    public void A_bit_that_changed_is_seen_and_the_running_slot_goes_on(int at)
    {
        using ModelSlots slots = Open();
        Offer(slots, 1);
        FlipBit(at);
        Assert.False(slots.TryTake(0, _image, out SlotModel model));
        Assert.Equal((ModelSlots.None, default), (slots.Active, model));
    }

    [Fact]
    public void An_image_half_written_by_a_link_that_was_killed_is_not_taken_and_the_next_one_is()
    {
        using ModelSlots slots = Open();
        Offer(slots, 1);
        using (FileStream file = new(FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            file.Position = 192;
            file.WriteByte(3);
        }

        Assert.False(slots.TryTake(0, _image, out _));
        Offer(slots, 2);
        Assert.True(slots.TryTake(0, _image, out SlotModel model));
        Assert.Equal(2UL, model.Version);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(int.MaxValue)]
    public void There_is_no_third_slot(int slot)
    {
        using ModelSlots slots = Open();
        Offer(slots, 1);
        Assert.False(slots.TryTake(slot, _image, out _));
    }

    [Fact]
    public void Taking_allocates_nothing()
    {
        using ModelSlots slots = Open();
        Offer(slots, 1);
        slots.TryTake(0, _image, out _);
        using (AllocationGuard.Expect(0))
        {
            slots.TryTake(slots.Offered, _image, out _);
            slots.TryTake(1, _image, out _);
        }
    }

    /// <summary>The link writes as fast as it can; whatever the control side takes is whole.</summary>
    [Fact]
    public async Task What_is_taken_while_the_link_writes_is_whole()
    {
        const int Models = 100;
        using ModelSlots link = Open();
        using ModelSlots control = Open();
        Task writing = Task.Run(() =>
        {
            for (int version = 1; version <= Models; version++)
            {
                Offer(link, (ulong)version);
            }
        });
        int taken = 0;
        do
        {
            if (control.TryTake(control.Offered, _image, out SlotModel model))
            {
                taken++;
                Assert.Equal(model.Version, (ulong)_image[0]);
                Assert.All([_image[Length / 2], _image[^1]], value => Assert.Equal(_image[0], value));
            }
        }
        while (!writing.IsCompleted);
        await writing;
        Assert.True(control.TryTake(control.Offered, _image, out _));
        Assert.True(taken > 0);
    }

    [Fact]
    public void Refuses_slots_of_another_kind_or_length_and_files_that_are_none()
    {
        Open().Dispose();
        byte[] other = [.. Enumerable.Repeat((byte)9, 32)];
        string fault = Assert.Throws<InvalidDataException>(() => ModelSlots.Open(FilePath, other, Length)).Message;
        Assert.Contains("another architecture", fault, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => ModelSlots.Open(FilePath, new byte[32], Length + 16));
        File.WriteAllText(FilePath, "no slots");
        Assert.Throws<InvalidDataException>(() => Open());
    }

    [Fact]
    public void Nobody_else_may_read_or_write_the_slots()
    {
        Open().Dispose();
        Assert.True(OperatingSystem.IsWindows()
            || File.GetUnixFileMode(FilePath) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_look_at_a_slot_takes_nothing()
    {
        using ModelSlots link = Open();
        using ModelSlots control = Open();
        Assert.False(control.TryPeek(ModelSlots.None, out _));
        Assert.False(control.TryPeek(2, out _));
        Assert.False(control.TryPeek(0, out _));
        int slot = Offer(link, 7);
        Assert.True(control.TryPeek(slot, out SlotModel model));
        Assert.Equal((new SlotModel(7, 7, 1), ModelSlots.None), (model, control.Active));
        BeginWriting(slot);
        Assert.False(control.TryPeek(slot, out model));
        Assert.Equal(default, model);
    }

    [Fact]
    public void What_was_withdrawn_is_offered_no_longer_and_something_new_can_be()
    {
        using ModelSlots link = Open();
        using ModelSlots control = Open();
        Assert.True(control.TryTake(Offer(link, 1), _image, out _));
        link.Withdraw();
        Assert.Equal((ModelSlots.None, 0), (control.Offered, control.Active));
        Assert.Equal(1, Offer(link, 2));
        Assert.Equal(1, control.Offered);
    }

    [Fact]
    public void The_control_process_replaces_slots_of_another_kind_and_keeps_its_own()
    {
        using (ModelSlots link = Open())
        {
            Offer(link, 5);
        }

        using (ModelSlots same = ModelSlots.OpenOrReplace(FilePath, new byte[32], Length))
        {
            Assert.Equal(0, same.Offered);
        }

        byte[] other = [.. Enumerable.Repeat((byte)9, 32)];
        using (ModelSlots replaced = ModelSlots.OpenOrReplace(FilePath, other, Length + 16))
        {
            Assert.Equal((ModelSlots.None, Length + 16), (replaced.Offered, replaced.Length));
        }

        File.WriteAllText(FilePath, "no slots");
        ModelSlots.OpenOrReplace(FilePath, other, Length).Dispose();
        Assert.ThrowsAny<IOException>(() => ModelSlots.OpenOrReplace(Path.Combine(_folder, "nowhere", "models"), other, Length));
    }

    private static float[] Image(ulong version) => [.. Enumerable.Repeat((float)version, Length)];

    private static int Offer(ModelSlots slots, ulong version)
    {
        int slot;
        do
        {
            slot = slots.Offer(new SlotModel(version, version, 1), Image(version));
        }
        while (slot == ModelSlots.None);
        return slot;
    }

    private ModelSlots Open() => ModelSlots.Open(FilePath, new byte[32], Length);

    /// <summary>As a link that was killed within an offer.</summary>
    private void BeginWriting(int slot)
    {
        using FileStream file = new(FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Position = 192 + (64 * slot);
        file.WriteByte(3);
    }

    private void FlipBit(int at)
    {
        using FileStream file = new(FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Position = at;
        int value = file.ReadByte();
        file.Position = at;
        file.WriteByte((byte)(value ^ 16));
    }
}
