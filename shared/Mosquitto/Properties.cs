using System;

namespace MbRlRobot.Mosquitto;

/// <summary>A list of properties to send, freed on disposal.</summary>
/// <param name="functions">The library.</param>
internal unsafe ref struct Properties(MosquittoFunctions functions) : IDisposable
{
    private nint _list;

    /// <summary>The list for the library's functions; 0 while it is empty.</summary>
    public readonly nint List => _list;

    /// <summary>Adds a four-byte number.</summary>
    /// <param name="identifier">Which property.</param>
    /// <param name="value">Its value.</param>
    public void AddInt32(int identifier, uint value)
    {
        fixed (nint* list = &_list)
        {
            functions.AddInt32(list, identifier, value);
        }
    }

    /// <summary>Adds a number of variable length.</summary>
    /// <param name="identifier">Which property.</param>
    /// <param name="value">Its value.</param>
    public void AddVarint(int identifier, uint value)
    {
        fixed (nint* list = &_list)
        {
            functions.AddVarint(list, identifier, value);
        }
    }

    /// <summary>Lets the library have the list: it frees it.</summary>
    /// <returns>The list.</returns>
    public nint GiveAway()
    {
        nint list = _list;
        _list = 0;
        return list;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        fixed (nint* list = &_list)
        {
            if (_list != 0)
            {
                functions.FreeProperties(list);
            }
        }
    }
}
