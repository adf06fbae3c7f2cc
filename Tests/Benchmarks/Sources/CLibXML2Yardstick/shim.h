// Only the place where the system library is named; LibXML2Tree includes its headers.
