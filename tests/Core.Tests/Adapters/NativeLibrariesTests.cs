using MbRlRobot.Adapters;
using Xunit;

namespace MbRlRobot.Tests.Adapters;

public sealed class NativeLibrariesTests
{
    [Fact]
    public void Loads_the_first_library_that_is_there()
    {
        Assert.True(NativeLibraries.TryLoad(["libnothing-of-that-name.so", "libc.so.6"], out nint handle));
        Assert.NotEqual(0, handle);
    }

    [Fact]
    public void Finds_any_version_of_a_library() => Assert.True(NativeLibraries.TryLoad(["libc.so.*"], out _));

    [Fact]
    public void Says_when_there_is_none()
    {
        Assert.False(NativeLibraries.TryLoad(["libnothing-of-that-name.so", "libnothing-of-that-name.so.*"], out nint handle));
        Assert.Equal(0, handle);
    }
}
